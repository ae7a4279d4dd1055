<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AddressText</name>
    <message>
        <source>`%1` is no network; write 10.0.0.0/8.</source>
        <translation>`%1` ist kein Netz; schreiben Sie 10.0.0.0/8.</translation>
    </message>
</context>
<context>
    <name>AnnotationStore</name>
    <message>
        <source>The bookmarks and notes of earlier sessions cannot be read: %1 They are kept in %2.</source>
        <translation>Die Lesezeichen und Notizen früherer Sitzungen können nicht gelesen werden: %1 Sie bleiben in %2 erhalten.</translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>This is no list of bookmarks and notes.</source>
        <translation>Das ist keine Liste von Lesezeichen und Notizen.</translation>
    </message>
    <message>
        <source>There is no room for more bookmarks and notes. Remove some that are no longer needed.</source>
        <translation>Für weitere Lesezeichen und Notizen ist kein Platz. Entfernen Sie welche, die nicht mehr gebraucht werden.</translation>
    </message>
    <message>
        <source>The list of bookmarks and notes is too large.</source>
        <translation>Die Liste der Lesezeichen und Notizen ist zu groß.</translation>
    </message>
</context>
<context>
    <name>Around</name>
    <message numerus="yes">
        <source>±%n minute(s)</source>
        <translation>
            <numerusform>±%n Minute</numerusform>
            <numerusform>±%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the same user</source>
        <translation>Vom selben Benutzer</translation>
    </message>
    <message>
        <source>From the same address</source>
        <translation>Von derselben Adresse</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>CliText</name>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1 % of its records understood)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, read as %1 as was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage: what the audit policy recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bodies cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recognised, looked at as %1</source>
        <translation>nicht erkannt, gelesen wie %1</translation>
    </message>
</context>
<context>
    <name>ColouringRules</name>
    <message>
        <source>This is no list of colouring rules.</source>
        <translation>Das ist keine Liste von Färberegeln.</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>As the table</source>
        <translation>Wie die Tabelle</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Sessions in containers</source>
        <translation>Sitzungen in Containern</translation>
    </message>
    <message>
        <source>Secrets read</source>
        <translation>Secrets gelesen</translation>
    </message>
    <message>
        <source>The list of colouring rules is too large.</source>
        <translation>Die Liste der Färberegeln ist zu groß.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See `kubewake %1 --help`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--jobs takes a number from 1 to %1, not `%2`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes informational, low, medium, high or critical, not `%2`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`%1` is no time; write 2026-11-23T09:47:00Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--from is later than --to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--format takes %1, not `%2`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--fields has an empty name: `%1`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading: %1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading: %1 %, %2 events, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: lines that are no audit event: %2 (`kubewake info` lists them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, byte %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more: --format json lists all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audit IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>core events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no resource)</source>
        <translation type="unfinished">(keine Ressource)</translation>
    </message>
    <message>
        <source>Says what audit logs contain and what could be read of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH: files, folders or archives; `-` is standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table or json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads; the result does not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which files to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, at its end: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, byte %1, at `%2`: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints the requests (or events) that a filter matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KQL: the filter; an empty one matches everything. PATH: files, folders or archives; `-` is standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields to print: paths or short names, or any path of the event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows are events, not requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print only the number of rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print at most N rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by this field; -FIELD for descending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table, csv, jsonl, or raw (the original bytes of each row&apos;s event).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No apostrophe in front of CSV cells that a spreadsheet would run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this file instead of standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that might match, had their bodies been recorded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows whose text could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a filter and the files to look in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--sort: rows cannot be sorted by `%1`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--limit takes a number, not `%1`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the detection rules, or checks rule files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list: the bundled rules and those in PATH. check: what is wrong with the rules in PATH, or with the bundled ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say `rules list` or `rules check`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules accepted: %1, refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs the detection rules over audit logs and prints what they found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More rules: a file or folder; repeatable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the bundled rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print signals of this level and above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit with 1 if there is a signal of this level or above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that belong to the organisation; repeatable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A known administrator; repeatable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only events at or after this time (ISO 8601).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only events at or before this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only events that this filter matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table, csv or jsonl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which files to scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scanning: rule %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals: %1, in %2 events of %3 requests, %4 to %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">fehlgeschlagen</translation>
    </message>
    <message>
        <source>Could not be evaluated:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events left out (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut-off events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the formats that `--as` can name, one a line, and do nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load only events that this filter matches, or might match had their bodies been recorded; the rest takes no memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not load what the control plane and the nodes do all day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the cluster is called, where files do not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything as this format instead of recognising it; `kubewake info --formats` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--as: there is no format called `%1`. `kubewake info --formats` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes a number of bytes such as 512M or 4G, not `%2`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for events (512M, 4G); more of them go to a temporary file. Half of the machine&apos;s if not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What rules about new values take for usual: a span from the start of the evidence (7d), or all before a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not run this rule; repeatable. Correlations that rest on it do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`--disable` names `%1`, which is no rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading files that grow or are rotated, and print signals as they appear and when they have grown, until Ctrl+C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--follow cannot follow standard input; name a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--follow writes to standard output only; leave -o out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished">abgeschaltet</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time gaps</source>
        <translation type="unfinished">Zeitlücken</translation>
    </message>
    <message>
        <source>too few events to say (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 longer than %2 (99 % of its events are %3 s apart or less)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: what they could have seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluable: %1, partly: %2, blind: %3, failed: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of which no event of what they are about is in the evidence: %1 (--format json names them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blind</source>
        <translation type="unfinished">blind</translation>
    </message>
    <message>
        <source>partly</source>
        <translation type="unfinished">teilweise</translation>
    </message>
    <message>
        <source>Checks audit policies, says what they would have kept of audit logs, and suggests one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check: what kube-apiserver would refuse in FILE, and what is hardly meant. apply: what FILE would have kept of the logs in PATH, and what the rules would still see. suggest: a policy under which the rules would see the most of what happened in these logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say `policy check`, `policy apply` or `policy suggest`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which policy to apply, and to which files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard input cannot be the policy and a log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which policy to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: %1, problems: %2, warnings: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logged at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped only for their stage: %1 events.</source>
        <translation type="unfinished">Nur wegen ihrer Stage weggelassen: %1 Ereignisse.</translation>
    </message>
    <message>
        <source>Bodies left out: of %1 events, %2 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy logs %1 of the kept events at a higher level than the evidence has: their bodies would come on top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of %1 events could not be read: their bodies are counted as kept.</source>
        <translation type="unfinished">Der Text von %1 Ereignissen konnte nicht gelesen werden: Ihre Bodies zählen als behalten.</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluable</source>
        <translation type="unfinished">auswertbar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 von %2</translation>
    </message>
    <message>
        <source>Rules that can be evaluated and keep their signals: %1 of %2. Signals kept: %3 of %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the stories that signals belong to instead of the signals; table or jsonl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the techniques that were found to this file, as a layer for the ATT&amp;CK Navigator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents are printed as table or jsonl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed, because they are expected:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suppression has expired at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A registry, or a repository in it, that images may come from; repeatable.</source>
        <translation>Eine Registry oder ein Repository darin, aus der Images kommen dürfen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Prints which binding, role and subject allowed the requests, each with the filter that asks for the same requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print each change of a role or binding instead, and what it was used for until the next change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the smallest roles and bindings (YAML) that allow what this user or service account did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only requests that this filter matches; with --changes only changes that it matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--least-privilege takes the name of a user or service account as the log has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--least-privilege prints YAML; it goes without --changes and --format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No authorized request by `%1` was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list that rules call %NAME%: NAME=VALUE,VALUE or NAME=@FILE, a value a line; repeatable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints what is new in the time of an incident, what has vanished and what is more frequent than before: users, addresses, user agents, credentials, namespaces, operations and images, each with the filter that asks for the same requests.</source>
        <translation>Gibt aus, was in der Zeit eines Vorfalls neu ist, was verschwunden und was häufiger ist als vorher: Benutzer, Adressen, User-Agents, Zugangsmittel, Namespaces, Operationen und Images, jeweils mit dem Filter für dieselben Anfragen.</translation>
    </message>
    <message>
        <source>The time that is asked about (ISO 8601). FROM is in it, TO is not; one of the two may be left out. A date is its midnight, UTC.</source>
        <translation>Die Zeit, um die es geht (ISO 8601). FROM gehört dazu, TO nicht; eines von beiden kann fehlen. Ein Datum ist seine Mitternacht, UTC.</translation>
    </message>
    <message>
        <source>What it is compared with. Everything before the incident if not given.</source>
        <translation>Womit sie verglichen wird. Ohne Angabe alles vor dem Vorfall.</translation>
    </message>
    <message>
        <source>Only requests that this filter matches.</source>
        <translation>Nur Anfragen, auf die dieser Filter passt.</translation>
    </message>
    <message>
        <source>Print at most N lines of a list, the most significant ones; 1000 if not given, which is the most.</source>
        <translation>Höchstens N Zeilen je Liste ausgeben, die auffälligsten; ohne Angabe 1000, mehr gibt es nicht.</translation>
    </message>
    <message>
        <source>Say which time is asked about: --incident FROM..TO.</source>
        <translation>Um welche Zeit geht es? --incident FROM..TO.</translation>
    </message>
    <message>
        <source>There is nothing before an incident without a start; say what it is compared with: --baseline FROM..TO.</source>
        <translation>Vor einem Vorfall ohne Anfang liegt nichts; womit er verglichen wird, sagt --baseline FROM..TO.</translation>
    </message>
    <message>
        <source>--limit takes a number up to %1, not `%2`.</source>
        <translation>--limit verlangt eine Zahl bis %1, nicht `%2`.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichszeit</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>%1: %2; %3 of it in the evidence, %4 requests</source>
        <translation>%1: %2; davon %3 in den Beweisdateien, %4 Anfragen</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Left out, %1, %2: %3 less significant ones</source>
        <translation>Ausgelassen, %1, %2: %3 weniger auffällige</translation>
    </message>
    <message>
        <source>--%1 takes FROM..TO, such as 2026-11-23T09:00Z..2026-11-23T09:47Z, not `%2`.</source>
        <translation>--%1 verlangt FROM..TO, etwa 2026-11-23T09:00Z..2026-11-23T09:47Z, nicht `%2`.</translation>
    </message>
    <message>
        <source>--%1: `%2` is no time; write 2026-11-23T09:47:00Z.</source>
        <translation>--%1: `%2` ist keine Zeit; zum Beispiel 2026-11-23T09:47:00Z.</translation>
    </message>
    <message>
        <source>--%1: the range ends before it begins. Its end is not in it.</source>
        <translation>--%1: Die Zeit endet, bevor sie beginnt. Ihr Ende gehört nicht dazu.</translation>
    </message>
    <message>
        <source>Usage: kubewake [PATH…]                 open the window on files, folders or archives
       kubewake scan PATH…              run the detection rules
       kubewake query &apos;KQL&apos; PATH…       print the requests that a filter matches
       kubewake rules list|check [PATH…]
       kubewake info PATH…              what the evidence is and what could be read
       kubewake policy check|apply|suggest …
                                        check an audit policy, and what it would have kept
       kubewake grants PATH…            which binding allowed which requests
       kubewake compare --incident FROM..TO PATH…
                                        what is new, has vanished or is more frequent
       kubewake credentials PATH…       where tokens and certificates came from and were used

`kubewake COMMAND --help` lists the options of a command. `-` is standard input.
Exit codes: 0 done, 1 signals at or above --fail-level, 2 usage, 3 input could not be
read or output not be written (what could be is printed), 130 interrupted.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints which tokens and certificates were used: how each came to be, by whom and from where it was used, what is odd about that, and who acted as whom. Each with the filter that asks for the same requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only credentials that requests which this filter matches used or made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many credentials; requests whose credential is not listed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where pods are, for peerClass; repeatable. Without it, what the evidence tells.</source>
        <translation>Wo Pods sind, für peerClass; wiederholbar. Ohne das gilt, was die Beweise sagen.</translation>
    </message>
    <message>
        <source>Where nodes are; repeatable.</source>
        <translation>Wo Nodes sind; wiederholbar.</translation>
    </message>
    <message>
        <source>Where services are; repeatable.</source>
        <translation>Wo Services sind; wiederholbar.</translation>
    </message>
    <message>
        <source>A database of countries, cities or autonomous systems (.mmdb); repeatable.</source>
        <translation>Eine Datenbank der Länder, Städte oder autonomen Systeme (.mmdb); wiederholbar.</translation>
    </message>
    <message>
        <source>There are too many impersonations; requests whose impersonation is not listed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>The time of the incident ends before it begins.</source>
        <translation>Die Zeit des Vorfalls endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>The baseline ends before it begins.</source>
        <translation>Die Vergleichszeit endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>The baseline and the incident overlap; a request would be in both.</source>
        <translation>Vergleichszeit und Vorfall überschneiden sich; eine Anfrage läge in beiden.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(no resource)</source>
        <translation>(keine Ressource)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>The evidence begins at %1, well after %2 does; rates are of the time that it covers.</source>
        <translation>Die Beweisdateien beginnen erst um %1, deutlich nach dem Anfang (%2); Raten gelten für die Zeit, die sie abdecken.</translation>
    </message>
    <message>
        <source>The evidence ends at %1, well before %2 does; rates are of the time that it covers.</source>
        <translation>Die Beweisdateien enden schon um %1, deutlich vor dem Ende (%2); Raten gelten für die Zeit, die sie abdecken.</translation>
    </message>
    <message>
        <source>Log %1 has nothing of %2 before %3.</source>
        <translation>Log %1 (%2): nichts vor %3.</translation>
    </message>
    <message>
        <source>Log %1 has nothing of %2 after %3.</source>
        <translation>Log %1 (%2): nichts nach %3.</translation>
    </message>
    <message>
        <source>Log %1 has a gap in %2: nothing from %3 to %4.</source>
        <translation>Log %1 (%2) hat eine Lücke: nichts von %3 bis %4.</translation>
    </message>
    <message>
        <source>No event of the evidence is in %1.</source>
        <translation>Kein Ereignis der Beweisdateien liegt in dieser Zeit: %1.</translation>
    </message>
    <message>
        <source>Logs that have events in %1 but none in %2: %3.</source>
        <translation>Logs mit Ereignissen nur in einer der Zeiten (%1, nicht %2): %3.</translation>
    </message>
    <message>
        <source>Audit levels and stages that events of %1 have but none of %2: %3.</source>
        <translation>Audit-Level und Stages nur von Ereignissen der einen Zeit (%1, nicht %2): %3.</translation>
    </message>
    <message>
        <source>Resources that events of %1 are about but none of %2; they may not have been logged: %3.</source>
        <translation>Ressourcen nur in Ereignissen der einen Zeit (%1, nicht %2); vielleicht wurden sie nicht protokolliert: %3.</translation>
    </message>
    <message>
        <source>the baseline</source>
        <translation>die Vergleichszeit</translation>
    </message>
    <message>
        <source>the incident</source>
        <translation>der Vorfall</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>User agents</source>
        <translation>User-Agents</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>Verbs on resources</source>
        <translation>Verben auf Ressourcen</translation>
    </message>
    <message>
        <source>Users from addresses</source>
        <translation>Benutzer von Adressen</translation>
    </message>
    <message>
        <source>Verbs on resources by users</source>
        <translation>Verben auf Ressourcen nach Benutzern</translation>
    </message>
    <message>
        <source>Container images</source>
        <translation>Container-Images</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>häufiger</translation>
    </message>
    <message>
        <source>vanished</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 rose</source>
        <translation>%1 häufiger</translation>
    </message>
    <message>
        <source>%1 vanished</source>
        <translation>%1 verschwunden</translation>
    </message>
    <message>
        <source>all of the time</source>
        <translation>die ganze Zeit</translation>
    </message>
    <message>
        <source>everything before %1</source>
        <translation>alles vor %1</translation>
    </message>
    <message>
        <source>everything from %1 on</source>
        <translation>alles ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Recorded at other audit levels in the incident than in the baseline: %1.</source>
        <translation>Im Vorfall mit anderen Audit-Leveln aufgezeichnet als in der Vergleichszeit: %1.</translation>
    </message>
    <message>
        <source>Requests of %1 that may have named images: %2; their bodies were not recorded.</source>
        <translation>Anfragen, die Images genannt haben können (%1): %2; ihre Bodys wurden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Requests whose text could not be read for their images: %1.</source>
        <translation>Anfragen, deren Text für die Images nicht gelesen werden konnte: %1.</translation>
    </message>
    <message>
        <source>There are more values than can be told apart; some are left out of: %1.</source>
        <translation>Es gibt mehr Werte, als unterschieden werden können; einige fehlen in: %1.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>ComputedFields</name>
    <message>
        <source>User that a requested certificate would log in as</source>
        <translation>Benutzer, als der sich ein beantragtes Zertifikat anmelden würde</translation>
    </message>
    <message>
        <source>Groups that a requested certificate would be in</source>
        <translation>Gruppen, in denen ein beantragtes Zertifikat wäre</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>the log has no body of the request</source>
        <translation>der Body der Anfrage ist nicht im Log</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, durch %2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2 aus</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>not in the log</source>
        <translation>nicht im Log</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Beantragt</translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation>Gebunden an</translation>
    </message>
    <message>
        <source>Addresses of that</source>
        <translation>Dessen Adressen</translation>
    </message>
    <message>
        <source>All uses</source>
        <translation>Alle Verwendungen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Verwendet als</translation>
    </message>
    <message>
        <source>Used from</source>
        <translation>Verwendet von</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>made</source>
        <translation>hat ausgestellt</translation>
    </message>
    <message>
        <source>was used as</source>
        <translation>wurde verwendet als</translation>
    </message>
    <message>
        <source>was used from</source>
        <translation>wurde verwendet von</translation>
    </message>
    <message>
        <source>acted as</source>
        <translation>handelte als</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>token in a Secret</source>
        <translation>Token in einem Secret</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>token in some Secret of %1</source>
        <translation>Token in einem Secret von %1</translation>
    </message>
    <message>
        <source>certificate of request %1</source>
        <translation>Zertifikat zum Antrag %1</translation>
    </message>
    <message>
        <source>token request</source>
        <translation>Token-Anfrage</translation>
    </message>
    <message>
        <source>certificate request %1</source>
        <translation>Zertifikatsantrag %1</translation>
    </message>
    <message>
        <source>certificate request %1 (tied by user name and time only)</source>
        <translation>Zertifikatsantrag %1 (nur nach Benutzername und Zeit zugeordnet)</translation>
    </message>
    <message>
        <source>Secret made</source>
        <translation>Secret angelegt</translation>
    </message>
    <message>
        <source>came before this log</source>
        <translation>stammt von vor diesem Log</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 s asked for</source>
        <translation>%1 s beantragt</translation>
    </message>
    <message>
        <source>%1 s granted</source>
        <translation>%1 s gewährt</translation>
    </message>
    <message>
        <source>audiences %1</source>
        <translation>Audiences %1</translation>
    </message>
    <message>
        <source>groups %1</source>
        <translation>Gruppen %1</translation>
    </message>
    <message>
        <source>signer %1</source>
        <translation>Signer %1</translation>
    </message>
    <message>
        <source>used from outside its pod or node</source>
        <translation>von außerhalb seines Pods oder Nodes verwendet</translation>
    </message>
    <message>
        <source>used after what it was bound to was deleted</source>
        <translation>verwendet, nachdem das, woran es gebunden war, gelöscht war</translation>
    </message>
    <message>
        <source>used as somebody else</source>
        <translation>als jemand anderes verwendet</translation>
    </message>
    <message>
        <source>used from several addresses at once</source>
        <translation>von mehreren Adressen zugleich verwendet</translation>
    </message>
    <message>
        <source>requested by a person</source>
        <translation>von einer Person angefordert</translation>
    </message>
    <message>
        <source>requested by a service account</source>
        <translation>von einem Service-Account angefordert</translation>
    </message>
    <message>
        <source>approved by who asked for it</source>
        <translation>vom Antragsteller selbst genehmigt</translation>
    </message>
    <message>
        <source>long-lived, from a Secret</source>
        <translation>langlebig, aus einem Secret</translation>
    </message>
    <message>
        <source>tied to its request by user name and time only</source>
        <translation>dem Antrag nur nach Benutzername und Zeit zugeordnet</translation>
    </message>
    <message>
        <source>not used in this log</source>
        <translation>in diesem Log nicht verwendet</translation>
    </message>
    <message>
        <source>%1; requests: %2</source>
        <translation>%1; Anfragen: %2</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>Tokens that were handed out without the log saying which</source>
        <translation>Token, die ausgestellt wurden, ohne dass das Log sagt, welche</translation>
    </message>
    <message>
        <source>Requests by service accounts that do not say with which token</source>
        <translation>Anfragen von Service-Accounts, die nicht sagen, mit welchem Token</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days before hours</comment>
        <translation>%1 T</translation>
    </message>
</context>
<context>
    <name>Entity</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>Quelladresse</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>%1 %2 in %3</source>
        <translation>%1 %2 in %3</translation>
    </message>
</context>
<context>
    <name>EntityExport</name>
    <message>
        <source>Not in this list: %1 more, at least</source>
        <translation>Nicht in dieser Liste: mindestens %1 weitere</translation>
    </message>
</context>
<context>
    <name>EntityPage</name>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 in all namespaces</source>
        <translation>%1 in allen Namespaces</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>(all)</source>
        <translation>(alle)</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1, an %2</translation>
    </message>
    <message>
        <source>%1, container %2</source>
        <translation>%1, Container %2</translation>
    </message>
    <message>
        <source>Actor class</source>
        <translation>Art des Akteurs</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Acted as (impersonated)</source>
        <translation>Handelte als (angenommene Benutzer)</translation>
    </message>
    <message>
        <source>Was impersonated by</source>
        <translation>Wurde angenommen von</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>Quelladressen</translation>
    </message>
    <message>
        <source>Only named in a header (can be forged), sent by</source>
        <translation>Nur im Header genannt (fälschbar), gesendet von</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Pods that the tokens were issued to</source>
        <translation>Pods, für die die Tokens ausgestellt wurden</translation>
    </message>
    <message>
        <source>User agents</source>
        <translation>User-Agents</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>Allowed by (RBAC binding and role)</source>
        <translation>Erlaubt durch (RBAC-Bindung und Rolle)</translation>
    </message>
    <message>
        <source>To rotate: secrets and config maps</source>
        <translation>Zu erneuern: Secrets und ConfigMaps</translation>
    </message>
    <message>
        <source>Run in pods, and tunnels</source>
        <translation>In Pods ausgeführt, und Tunnel</translation>
    </message>
    <message>
        <source>To clean up: created</source>
        <translation>Aufzuräumen: angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Refused, then allowed</source>
        <translation>Abgewiesen, dann erlaubt</translation>
    </message>
    <message>
        <source>Others at the same address</source>
        <translation>Andere an derselben Adresse</translation>
    </message>
    <message>
        <source>Others with the same credential</source>
        <translation>Andere mit demselben Zugangsmittel</translation>
    </message>
    <message>
        <source>Others with the same user agent</source>
        <translation>Andere mit demselben User-Agent</translation>
    </message>
    <message>
        <source>Other addresses of the same users</source>
        <translation>Andere Adressen derselben Benutzer</translation>
    </message>
    <message>
        <source>Other addresses with the same user agent</source>
        <translation>Andere Adressen mit demselben User-Agent</translation>
    </message>
    <message>
        <source>Other credentials at the same address</source>
        <translation>Andere Zugangsmittel an derselben Adresse</translation>
    </message>
    <message>
        <source>Other credentials of the same users</source>
        <translation>Andere Zugangsmittel derselben Benutzer</translation>
    </message>
    <message>
        <source>(no RBAC binding recorded)</source>
        <translation>(keine RBAC-Bindung aufgezeichnet)</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, durch %2</translation>
    </message>
    <message>
        <source>(all in %1)</source>
        <translation>(alle in %1)</translation>
    </message>
    <message>
        <source>Kinds of addresses</source>
        <translation>Arten von Adressen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Networks (autonomous systems)</source>
        <translation>Netze (autonome Systeme)</translation>
    </message>
</context>
<context>
    <name>EnvironmentText</name>
    <message>
        <source>`%1` cannot be read: %2</source>
        <translation>`%1` kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>`%1` is longer than %2 MiB.</source>
        <translation>`%1` ist länger als %2 MiB.</translation>
    </message>
    <message>
        <source>`%1` is no list; write NAME = VALUE, VALUE or NAME = @FILE.</source>
        <translation>`%1` ist keine Liste; schreiben Sie NAME = WERT, WERT oder NAME = @DATEI.</translation>
    </message>
    <message>
        <source>`%1` is no baseline; write a span such as 7d, or the time at which it ends.</source>
        <translation>`%1` ist kein Vergleichszeitraum; schreiben Sie eine Dauer wie 7d oder die Zeit, zu der er endet.</translation>
    </message>
    <message>
        <source>`%1` is no network; write 10.0.0.0/8.</source>
        <translation>`%1` ist kein Netz; schreiben Sie 10.0.0.0/8.</translation>
    </message>
</context>
<context>
    <name>EventStore</name>
    <message>
        <source>More than %1 files are open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>%1 could not be written and was not changed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the event is not there any more; the file has changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldCatalogue</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When the API server received the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage time</source>
        <translation>Zeit der Stufe</translation>
    </message>
    <message>
        <source>When this stage was reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>allowed, denied, failed, dry-run, open or unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome reason</source>
        <translation>Grund des Ausgangs</translation>
    </message>
    <message>
        <source>Why the request was denied or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verb</source>
        <translation>Verb</translation>
    </message>
    <message>
        <source>Kubernetes verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Resource with its subresource, as in pods/exec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Namespace of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Object name, also for creates with generateName</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The impersonated user if there is one, else the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actor class</source>
        <translation>Art des Akteurs</translation>
    </message>
    <message>
        <source>human, service account, node, control plane or anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Last source address: the one a client cannot forge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Program named by the user agent (client-supplied)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>What was asked for, in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>HTTP status of the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status reason</source>
        <translation>Statusgrund</translation>
    </message>
    <message>
        <source>Machine-readable reason of a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status message</source>
        <translation>Statusmeldung</translation>
    </message>
    <message>
        <source>Message of a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Authorization decision: allow or forbid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization reason</source>
        <translation>Grund der Autorisierung</translation>
    </message>
    <message>
        <source>Why the authorizer allowed the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>RBAC binding that allowed the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>RBAC role that allowed the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subjekt</translation>
    </message>
    <message>
        <source>RBAC subject that the binding named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authenticated user</source>
        <translation>Angemeldeter Benutzer</translation>
    </message>
    <message>
        <source>User that authenticated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Groups of the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Fingerprint of the token or certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token pod</source>
        <translation>Pod des Tokens</translation>
    </message>
    <message>
        <source>Pod that the service account token was issued to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impersonated user</source>
        <translation>Angenommener Benutzer</translation>
    </message>
    <message>
        <source>User that was impersonated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impersonated groups</source>
        <translation>Angenommene Gruppen</translation>
    </message>
    <message>
        <source>Groups that were impersonated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source IPs</source>
        <translation>Quell-IPs</translation>
    </message>
    <message>
        <source>All source addresses; all but the last can be forged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>User agent (client-supplied)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>Ressourcentyp</translation>
    </message>
    <message>
        <source>Resource without its subresource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subresource</source>
        <translation>Unterressource</translation>
    </message>
    <message>
        <source>Subresource, as in exec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Object name as it stands in the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API group</source>
        <translation>API-Gruppe</translation>
    </message>
    <message>
        <source>API group; empty for the core group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>API version of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request URI</source>
        <translation>Anfrage-URI</translation>
    </message>
    <message>
        <source>URI as the client sent it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Decoded command of an exec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Container that an exec or attach named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTY</source>
        <translation>TTY</translation>
    </message>
    <message>
        <source>An exec or attach that asked for a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe der Aufzeichnung</translation>
    </message>
    <message>
        <source>Audit level the event was written at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Stage of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit ID</source>
        <translation>Audit-ID</translation>
    </message>
    <message>
        <source>Identifier that the stages of a request share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration (ms)</source>
        <translation>Dauer (ms)</translation>
    </message>
    <message>
        <source>Time from the request to this stage, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>No final stage was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>The request asked for a dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>Gekürzt</translation>
    </message>
    <message>
        <source>Bodies were cut by the API server or an exporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Cluster that the evidence came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File of the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line in the file, from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>All annotations of the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User extra</source>
        <translation>Zusätze des Benutzers</translation>
    </message>
    <message>
        <source>Extra attributes of the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Inhalt der Anfrage</translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Inhalt der Antwort</translation>
    </message>
    <message>
        <source>Body of the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the exporter does not record and was inferred: level, stage, code, uri, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer class</source>
        <translation>Klasse der Gegenstelle</translation>
    </message>
    <message>
        <source>Where the peer is: pod, node, service, known network, private, public, …</source>
        <translation>Wo die Gegenstelle ist: Pod, Node, Service, bekanntes Netz, privat, öffentlich, …</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Country of the peer, ISO 3166 (needs a GeoIP database)</source>
        <translation>Land der Gegenstelle nach ISO 3166 (braucht eine GeoIP-Datenbank)</translation>
    </message>
    <message>
        <source>Country name</source>
        <translation>Name des Landes</translation>
    </message>
    <message>
        <source>Country of the peer (needs a GeoIP database)</source>
        <translation>Land der Gegenstelle (braucht eine GeoIP-Datenbank)</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>City of the peer (needs a GeoIP database)</source>
        <translation>Stadt der Gegenstelle (braucht eine GeoIP-Datenbank)</translation>
    </message>
    <message>
        <source>AS number</source>
        <translation>AS-Nummer</translation>
    </message>
    <message>
        <source>Autonomous system that announces the peer (needs a GeoIP database)</source>
        <translation>Autonomes System, das die Gegenstelle ankündigt (braucht eine GeoIP-Datenbank)</translation>
    </message>
    <message>
        <source>AS organization</source>
        <translation>AS-Betreiber</translation>
    </message>
    <message>
        <source>Who runs the autonomous system of the peer (needs a GeoIP database)</source>
        <translation>Wer das autonome System der Gegenstelle betreibt (braucht eine GeoIP-Datenbank)</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The field before { } has to be one field, without &apos;*&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (short: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>equals; * is any value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit events have no field %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit events have no field %1. Did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as a regular expression. To find the path itself, quote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches only if the whole text is equal. To look inside it, write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is either true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is never “%2”. It is one of: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as one value with spaces. Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched for as text. Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched for as one phrase. For events with every word, write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside quotes a backslash is written twice: \\</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backslash is written twice, or put before one of ( ) : &lt; &gt; &quot; * { }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &apos;:&apos; inside a value has to be quoted, as in user: &quot;system:anonymous&quot;. Between two conditions write &apos;and&apos; or &apos;or&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &apos;)&apos; closes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &apos;}&apos; closes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected &apos;and&apos;, &apos;or&apos; or the end here. A value with one of ( ) : &lt; &gt; &quot; { } in it has to be quoted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;not&apos; cannot be doubled; use parentheses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 parentheses inside each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &apos;%1&apos; that ends this is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition is missing at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a field is missing before &apos;:&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a field is missing before the comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a field is longer than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value to compare with is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison needs a plain value, without &apos;*&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison is written without &apos;:&apos;, as in %1 &gt; 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value for %1 is missing. Any value at all is %1: *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter is longer than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time. Write one as 2026-11-23, &quot;2026-11-23T09:46:52&quot; or now-2h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write milliseconds, or a number with its unit: 1500, 2s, 5m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression is longer than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid regular expression: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows cannot be sorted by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of %1 cannot be counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a network such as 10.0.0.0/8: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field has no ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is known once the evidence is loaded.</source>
        <translation>%1 ist bekannt, sobald die Beweise geladen sind.</translation>
    </message>
    <message>
        <source>%1 needs a GeoIP database that has it, and none is given (Settings, Networks; --geoip FILE).</source>
        <translation>%1 braucht eine GeoIP-Datenbank, die es enthält; es ist keine angegeben (Einstellungen, Netze; --geoip DATEI).</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>The field equals the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any of these values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resource with its subresource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotes keep colons and spaces; exact, case counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* stands for any characters; case does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;not&quot; binds tightest, then &quot;and&quot;, then &quot;or&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranges of numbers; a missing code matches nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranges of times; a date alone is its first moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field is there; &quot;not as: *&quot; it is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A regular expression (RE2); /…/i ignores case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are true of the same element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* in a field name stands for any fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any path of the event, read from its JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word without a field: anywhere in the event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowText</name>
    <message>
        <source>%1 is a new file now; the old one was read to its end.</source>
        <translation>%1 ist jetzt eine neue Datei; die alte wurde bis zu ihrem Ende gelesen.</translation>
    </message>
    <message>
        <source>%1 was cut or written anew; it is read from its start. What was added just before that may be missing.</source>
        <translation>%1 wurde gekürzt oder neu geschrieben und wird von Anfang an gelesen. Was kurz davor hinzukam, fehlt vielleicht.</translation>
    </message>
    <message>
        <source>%1 is not there; it is waited for.</source>
        <translation>%1 ist nicht da; darauf wird gewartet.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 was loaded once: only plain files with a record a line can be followed.</source>
        <translation>%1 wurde einmal geladen: nur unverpackte Dateien mit einem Datensatz je Zeile lassen sich verfolgen.</translation>
    </message>
    <message>
        <source>%1 is not followed: there are too many files. It was loaded once.</source>
        <translation>%1 wird nicht verfolgt: es sind zu viele Dateien. Geladen wurde die Datei einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (und %n weitere)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeoDatabase</name>
    <message>
        <source>`%1` cannot be read: %2</source>
        <translation>`%1` kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>`%1` is longer than %2 MiB.</source>
        <translation>`%1` ist länger als %2 MiB.</translation>
    </message>
    <message>
        <source>`%1` cannot be used: %2</source>
        <translation>„%1“ kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>`%1` says nothing about countries, cities or autonomous systems.</source>
        <translation>„%1“ sagt nichts über Länder, Städte oder autonome Systeme.</translation>
    </message>
</context>
<context>
    <name>Grants</name>
    <message>
        <source>group system:masters, RBAC is not asked</source>
        <translation>Gruppe system:masters, RBAC wird nicht gefragt</translation>
    </message>
    <message>
        <source>Node authorizer</source>
        <translation>Node-Authorizer</translation>
    </message>
    <message>
        <source>another authorizer</source>
        <translation>ein anderer Authorizer</translation>
    </message>
    <message>
        <source>not in the log</source>
        <translation>nicht im Log</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>patched</source>
        <translation>geändert (Patch)</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>There is no authorized request by `%1`.</source>
        <translation>Von `%1` gibt es keine genehmigte Anfrage.</translation>
    </message>
    <message>
        <source>The least that `%1` needs for what it did between %2 and %3.</source>
        <translation>Das Mindeste, das `%1` für das braucht, was er zwischen %2 und %3 getan hat.</translation>
    </message>
    <message>
        <source>Authorized requests: %1</source>
        <translation>Genehmigte Anfragen: %1</translation>
    </message>
    <message>
        <source>Allowed to everybody by system:discovery, system:basic-user and system:public-info-viewer, so not in the rules: %1</source>
        <translation>Jedem erlaubt durch system:discovery, system:basic-user und system:public-info-viewer, also nicht in den Regeln: %1</translation>
    </message>
    <message>
        <source>Decided by the Node authorizer, so not in the rules: %1</source>
        <translation>Vom Node-Authorizer entschieden, also nicht in den Regeln: %1</translation>
    </message>
    <message>
        <source>Allowed because the user is in the group system:masters, which RBAC is not asked about; the rules cover them, but restrict nothing before the user leaves that group: %1</source>
        <translation>Erlaubt, weil der Benutzer in der Gruppe system:masters ist, für die RBAC nicht gefragt wird; die Regeln decken sie ab, beschränken aber nichts, solange er in dieser Gruppe bleibt: %1</translation>
    </message>
    <message>
        <source>Allowed by another authorizer than RBAC; the rules cover them: %1</source>
        <translation>Von einem anderen Authorizer als RBAC erlaubt; die Regeln decken sie ab: %1</translation>
    </message>
    <message>
        <source>Succeeded, and what allowed them is not in the log; the rules cover them: %1</source>
        <translation>Erfolgreich, und was sie erlaubt hat, steht nicht im Log; die Regeln decken sie ab: %1</translation>
    </message>
    <message>
        <source>Made as somebody else; here they need the verb impersonate, and what they did is up to whom they were made as. Impersonated UIDs and extra fields are not covered: %1</source>
        <translation>Im Namen eines anderen gestellt; hier brauchen sie das Verb impersonate, und was sie taten, ist Sache dessen, in dessen Namen sie gestellt wurden. Angenommene UIDs und Extra-Felder sind nicht abgedeckt: %1</translation>
    </message>
    <message>
        <source>It writes roles or bindings: that also takes the permissions that they give, or the verbs escalate and bind. The log does not say which.</source>
        <translation>Er schreibt Rollen oder Bindungen: Das erfordert auch die Rechte, die sie geben, oder die Verben escalate und bind. Das Log sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>It approves certificates: that also takes the verb approve on their signer. The log does not say which.</source>
        <translation>Er genehmigt Zertifikate: Das erfordert auch das Verb approve auf deren Signer. Das Log sagt nicht, auf welchen.</translation>
    </message>
    <message>
        <source>Where it used more than %1 objects they are not named one by one.</source>
        <translation>Wo er mehr als %1 Objekte benutzt hat, sind sie nicht einzeln genannt.</translation>
    </message>
    <message>
        <source>The requests come from several clusters.</source>
        <translation>Die Anfragen stammen aus mehreren Clustern.</translation>
    </message>
    <message>
        <source>No rules are needed.</source>
        <translation>Es sind keine Regeln nötig.</translation>
    </message>
    <message>
        <source>What was deleted is not in the log.</source>
        <translation>Was gelöscht wurde, steht nicht im Log.</translation>
    </message>
</context>
<context>
    <name>ImportWish</name>
    <message>
        <source>The import filter is wrong at character %1: %2</source>
        <translation>Der Importfilter ist bei Zeichen %1 falsch: %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>without control-plane noise</source>
        <translation>ohne das Rauschen der Steuerungsebene</translation>
    </message>
    <message>
        <source>The import filter cannot test %1: it is known once the evidence is loaded.</source>
        <translation>Der Importfilter kann %1 nicht prüfen: Es ist erst bekannt, wenn die Beweise geladen sind.</translation>
    </message>
</context>
<context>
    <name>InferredNote</name>
    <message>
        <source>The exporter does not record %1: it was inferred.</source>
        <translation>Der Exporteur zeichnet dies nicht auf, es wurde erschlossen: %1.</translation>
    </message>
    <message>
        <source>The exporter does not record %1: they were inferred.</source>
        <translation>Der Exporteur zeichnet dies nicht auf, es wurde erschlossen: %1.</translation>
    </message>
    <message>
        <source>The export has left out %1.</source>
        <translation>Im Export fehlt: %1.</translation>
    </message>
    <message>
        <source>The bodies were cut off by the API server or the exporter.</source>
        <translation>Die Inhalte wurden vom API-Server oder vom Exporteur abgeschnitten.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the level</source>
        <translation>die Stufe der Aufzeichnung</translation>
    </message>
    <message>
        <source>the stage</source>
        <translation>der Stand der Anfrage</translation>
    </message>
    <message>
        <source>the status code</source>
        <translation>der Statuscode</translation>
    </message>
    <message>
        <source>the whole request URI</source>
        <translation>die ganze Anfrage-URI</translation>
    </message>
    <message>
        <source>the time of the request</source>
        <translation>die Zeit der Anfrage</translation>
    </message>
    <message>
        <source>the verb</source>
        <translation>das Verb</translation>
    </message>
    <message>
        <source>the request URI</source>
        <translation>die Anfrage-URI</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>der Benutzer</translation>
    </message>
    <message>
        <source>the groups of the user</source>
        <translation>die Gruppen des Benutzers</translation>
    </message>
    <message>
        <source>the source addresses</source>
        <translation>die Quelladressen</translation>
    </message>
    <message>
        <source>the user agent</source>
        <translation>der User-Agent</translation>
    </message>
</context>
<context>
    <name>Loader</name>
    <message>
        <source>The compressed data is damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is no longer an audit event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished">%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The evidence file changed since it was loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temporary file cannot be read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No temporary file can be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temporary file cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be compressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is more than %1 times as large as the compressed file: reading stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was to be read as %1, but is no table with its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format called %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is no longer an audit event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and the temporary folder are full: nothing more was loaded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MmdbReader</name>
    <message>
        <source>It is no MaxMind database: the metadata at its end is missing.</source>
        <translation>Es ist keine MaxMind-Datenbank: Die Metadaten am Ende fehlen.</translation>
    </message>
    <message>
        <source>Its metadata cannot be understood.</source>
        <translation>Ihre Metadaten sind unverständlich.</translation>
    </message>
    <message>
        <source>It is cut short, or its metadata is wrong.</source>
        <translation>Sie ist abgeschnitten, oder ihre Metadaten sind falsch.</translation>
    </message>
</context>
<context>
    <name>Objects</name>
    <message>
        <source>before the log</source>
        <translation>vor dem Protokoll</translation>
    </message>
    <message>
        <source>The event cannot be read again: %1</source>
        <translation>Das Ereignis lässt sich nicht erneut lesen: %1</translation>
    </message>
    <message>
        <source>The object before this patch is not in the log.</source>
        <translation>Das Objekt vor diesem Patch steht nicht im Protokoll.</translation>
    </message>
    <message>
        <source>The patch does not fit the object before it.</source>
        <translation>Der Patch passt nicht zum Objekt davor.</translation>
    </message>
    <message>
        <source>The body was cut out of the event.</source>
        <translation>Der Inhalt wurde aus dem Ereignis geschnitten.</translation>
    </message>
    <message>
        <source>The body is not in the log (level %1).</source>
        <translation>Der Inhalt steht nicht im Protokoll (Stufe %1).</translation>
    </message>
    <message>
        <source>The history is too long to keep this version in memory.</source>
        <translation>Die Geschichte ist zu lang, um diese Fassung im Speicher zu halten.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The JSON patch does not fit: %1</source>
        <translation>Der JSON-Patch passt nicht: %1</translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message>
        <source>by ownerReferences</source>
        <translation>laut ownerReferences</translation>
    </message>
    <message>
        <source>a guess, by name and time</source>
        <translation>eine Vermutung, nach Name und Zeit</translation>
    </message>
    <message>
        <source>a guess, by namespace and time</source>
        <translation>eine Vermutung, nach Namespace und Zeit</translation>
    </message>
    <message>
        <source>a guess, by namespace and time; objects that come into question: %1</source>
        <translation>eine Vermutung, nach Namespace und Zeit; Objekte, die in Frage kommen: %1</translation>
    </message>
    <message>
        <source>Traced to: %1 created %2 at %3 (%4)</source>
        <translation>Zurückverfolgt: %1 hat %2 angelegt, %3 (%4)</translation>
    </message>
    <message>
        <source>Traced to: %1 deleted %2 at %3 (%4)</source>
        <translation>Zurückverfolgt: %1 hat %2 gelöscht, %3 (%4)</translation>
    </message>
    <message>
        <source>Traced to: %1 changed %2 at %3 (%4)</source>
        <translation>Zurückverfolgt: %1 hat %2 geändert, %3 (%4)</translation>
    </message>
    <message>
        <source>Traced to further changes: %1</source>
        <translation>Zurückverfolgt zu weiteren Änderungen: %1</translation>
    </message>
    <message>
        <source>Events that could not be traced, because the evidence holds no change by anybody but controllers: %1</source>
        <translation>Ereignisse, die sich nicht zurückverfolgen ließen, weil in den Beweisdateien nur Änderungen von Controllern stehen: %1</translation>
    </message>
    <message>
        <source>Events that were not traced, because there are so many: %1</source>
        <translation>Ereignisse, die nicht zurückverfolgt wurden, weil es so viele sind: %1</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Risks</name>
    <message>
        <source>Shares the network of the node: sees its traffic, reaches what listens on its loopback.</source>
        <translation>Teilt das Netz des Knotens: sieht dessen Verkehr, erreicht, was auf seiner Loopback-Adresse lauscht.</translation>
    </message>
    <message>
        <source>Sees the processes of the node, their environment and files.</source>
        <translation>Sieht die Prozesse des Knotens, ihre Umgebung und Dateien.</translation>
    </message>
    <message>
        <source>Shares the memory segments of the node.</source>
        <translation>Teilt die Speichersegmente des Knotens.</translation>
    </message>
    <message>
        <source>Privileged: as good as root on the node.</source>
        <translation>Privilegiert: so gut wie root auf dem Knoten.</translation>
    </message>
    <message>
        <source>A process may gain more rights than its parent (setuid).</source>
        <translation>Ein Prozess kann mehr Rechte erlangen als sein Elternprozess (setuid).</translation>
    </message>
    <message>
        <source>Runs as root.</source>
        <translation>Läuft als root.</translation>
    </message>
    <message>
        <source>May run as root.</source>
        <translation>Kann als root laufen.</translation>
    </message>
    <message>
        <source>/proc is not masked: kernel settings of the node are in reach.</source>
        <translation>/proc ist nicht maskiert: Kernel-Einstellungen des Knotens sind erreichbar.</translation>
    </message>
    <message>
        <source>No seccomp profile: every system call is allowed.</source>
        <translation>Kein seccomp-Profil: jeder Systemaufruf ist erlaubt.</translation>
    </message>
    <message>
        <source>No AppArmor profile.</source>
        <translation>Kein AppArmor-Profil.</translation>
    </message>
    <message>
        <source>Listens on an address of the node.</source>
        <translation>Lauscht auf einer Adresse des Knotens.</translation>
    </message>
    <message>
        <source>Containers of the pod see each other&apos;s processes.</source>
        <translation>Die Container des Pods sehen gegenseitig ihre Prozesse.</translation>
    </message>
    <message>
        <source>The token of the service account is in the pod.</source>
        <translation>Das Token des Dienstkontos liegt im Pod.</translation>
    </message>
    <message>
        <source>Reachable from outside the cluster.</source>
        <translation>Von außerhalb des Clusters erreichbar.</translation>
    </message>
    <message>
        <source>Reachable on every node&apos;s address.</source>
        <translation>Auf der Adresse jedes Knotens erreichbar.</translation>
    </message>
    <message>
        <source>Requests pass unchecked when the webhook does not answer.</source>
        <translation>Anfragen gehen ungeprüft durch, wenn der Webhook nicht antwortet.</translation>
    </message>
    <message>
        <source>Grants everything.</source>
        <translation>Gewährt alles.</translation>
    </message>
    <message>
        <source>The certificate of the other side is not checked.</source>
        <translation>Das Zertifikat der Gegenseite wird nicht geprüft.</translation>
    </message>
    <message>
        <source>Put on this node past the scheduler, unless the scheduler set it.</source>
        <translation>Am Scheduler vorbei auf diesen Knoten gesetzt, falls nicht er es war.</translation>
    </message>
    <message>
        <source>Runs an image that was put on the node by hand.</source>
        <translation>Führt ein Image aus, das von Hand auf den Knoten kam.</translation>
    </message>
    <message>
        <source>A capability beyond the default ones.</source>
        <translation>Eine Capability über die üblichen hinaus.</translation>
    </message>
    <message>
        <source>A wildcard: also what does not exist yet.</source>
        <translation>Ein Platzhalter: auch was es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Lets its holder take other rights.</source>
        <translation>Lässt seinen Inhaber weitere Rechte nehmen.</translation>
    </message>
    <message>
        <source>Takes over traffic to this address.</source>
        <translation>Zieht den Verkehr zu dieser Adresse an sich.</translation>
    </message>
    <message>
        <source>Mounts a path of the node.</source>
        <translation>Bindet einen Pfad des Knotens ein.</translation>
    </message>
    <message>
        <source>For anybody, without a login.</source>
        <translation>Für jeden, ohne Anmeldung.</translation>
    </message>
    <message>
        <source>For everybody who can log in.</source>
        <translation>Für alle, die sich anmelden können.</translation>
    </message>
</context>
<context>
    <name>RowColumns</name>
    <message>
        <source>Since reference</source>
        <translation>Seit Bezug</translation>
    </message>
    <message>
        <source>Time between the reference row (Ctrl+T) and this one</source>
        <translation>Zeit zwischen der Bezugszeile (Strg+T) und dieser</translation>
    </message>
    <message>
        <source>Since previous row</source>
        <translation>Seit voriger Zeile</translation>
    </message>
    <message>
        <source>Time between the row above, in the order shown, and this</source>
        <translation>Zeit zwischen der Zeile darüber, in der gezeigten Reihenfolge, und dieser</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Whether you bookmarked the event (Ctrl+M)</source>
        <translation>Ob das Ereignis ein Lesezeichen hat (Strg+M)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>The tags you gave the event</source>
        <translation>Die Schlagwörter, die Sie dem Ereignis gegeben haben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you noted of the event</source>
        <translation>Was Sie zu dem Ereignis notiert haben</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>★</source>
        <comment>bookmarked</comment>
        <translation>★</translation>
    </message>
</context>
<context>
    <name>SampleFile</name>
    <message>
        <source>The sample incident could not be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signal</name>
    <message>
        <source>Informational</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
</context>
<context>
    <name>SignalTriage</name>
    <message>
        <source>This is no list of decisions.</source>
        <translation>Das ist keine Liste von Entscheidungen.</translation>
    </message>
    <message>
        <source>Archiving a signal needs a reason.</source>
        <translation>Ein Signal zu archivieren braucht eine Begründung.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
</context>
<context>
    <name>SuppressionFile</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 has no suppression of this id; it is in another file.</source>
        <translation>%1 hat keine Unterdrückung mit dieser Kennung; sie steht in einer anderen Datei.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This field cannot have lanes.</source>
        <translation>Dieses Feld kann keine Bahnen haben.</translation>
    </message>
</context>
<context>
    <name>kubewake::AddressPage</name>
    <message>
        <source>Pod networks</source>
        <translation>Netze der Pods</translation>
    </message>
    <message>
        <source>Node networks</source>
        <translation>Netze der Nodes</translation>
    </message>
    <message>
        <source>Service networks</source>
        <translation>Netze der Services</translation>
    </message>
    <message>
        <source>Networks of the cluster, one prefix a line (10.244.0.0/16). What is not given is inferred from the evidence, where it holds pods, nodes and services.</source>
        <translation>Netze des Clusters, ein Präfix je Zeile (10.244.0.0/16). Was nicht angegeben ist, wird aus den Beweisen geschlossen, soweit sie Pods, Nodes und Services enthalten.</translation>
    </message>
    <message>
        <source>Databases (.mmdb) that say in which country an address is, or who announces it, as of MaxMind, DB-IP and IPinfo. They stay on this computer, and so do the addresses.</source>
        <translation>Datenbanken (.mmdb), die sagen, in welchem Land eine Adresse ist oder wer sie ankündigt, etwa von MaxMind, DB-IP und IPinfo. Sie bleiben auf diesem Rechner, und die Adressen auch.</translation>
    </message>
    <message>
        <source>GeoIP databases</source>
        <translation>GeoIP-Datenbanken</translation>
    </message>
    <message>
        <source>Add data&amp;base…</source>
        <translation>Daten&amp;bank hinzufügen…</translation>
    </message>
    <message>
        <source>Re&amp;move database</source>
        <translation>Datenbank entf&amp;ernen</translation>
    </message>
    <message>
        <source>Add a GeoIP database</source>
        <translation>GeoIP-Datenbank hinzufügen</translation>
    </message>
    <message>
        <source>MaxMind databases (*.mmdb);;All files (*)</source>
        <translation>MaxMind-Datenbanken (*.mmdb);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>kubewake::AnnotationDialog</name>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Tags and note</source>
        <translation>Schlagwörter und Notiz</translation>
    </message>
    <message>
        <source>Several with commas between: lateral, to report</source>
        <translation>Mehrere mit Kommas dazwischen: lateral, melden</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>&amp;Schlagwörter:</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>&amp;Notiz:</translation>
    </message>
    <message numerus="yes">
        <source>The note is %n character(s) too long: the end will be cut.</source>
        <translation>
            <numerusform>Die Notiz ist %n Zeichen zu lang: Das Ende wird abgeschnitten.</numerusform>
            <numerusform>Die Notiz ist %n Zeichen zu lang: Das Ende wird abgeschnitten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::AnnotationFeed</name>
    <message>
        <source>Select the row to bookmark.</source>
        <translation>Wählen Sie die Zeile, die ein Lesezeichen bekommen soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) at once can be bookmarked. A filter of its own can be kept by name instead (Views).</source>
        <translation>
            <numerusform>%n Zeile kann auf einmal ein Lesezeichen bekommen. Stattdessen kann ein Filter unter einem Namen behalten werden (Ansichten).</numerusform>
            <numerusform>%n Zeilen können auf einmal Lesezeichen bekommen. Stattdessen kann ein Filter unter einem Namen behalten werden (Ansichten).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Select the row to note something of.</source>
        <translation>Wählen Sie die Zeile, zu der Sie etwas notieren wollen.</translation>
    </message>
    <message>
        <source>Change tags and note</source>
        <translation>Schlagwörter und Notiz ändern</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>The filter left this event out: it has been taken away.</source>
        <translation>Der Filter ließ dieses Ereignis aus: Er wurde aufgehoben.</translation>
    </message>
    <message>
        <source>Nothing is bookmarked in this evidence. Ctrl+M bookmarks the current row.</source>
        <translation>In diesen Beweisdateien hat nichts ein Lesezeichen. Strg+M gibt der aktuellen Zeile eines.</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n bookmarked event(s)</source>
        <translation>
            <numerusform>Nur das %n Ereignis mit Lesezeichen</numerusform>
            <numerusform>Nur die %n Ereignisse mit Lesezeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::AnnotationLabel</name>
    <message>
        <source>Bookmarked</source>
        <translation>Mit Lesezeichen</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
</context>
<context>
    <name>kubewake::AroundLinks</name>
    <message>
        <source>Other…</source>
        <translation>Andere …</translation>
    </message>
    <message>
        <source>Time around an event</source>
        <translation>Zeit um ein Ereignis</translation>
    </message>
    <message>
        <source>Minutes before and after:</source>
        <translation>Minuten davor und danach:</translation>
    </message>
    <message>
        <source>Other (%1)…</source>
        <translation>Andere (%1) …</translation>
    </message>
    <message>
        <source>%1, %2,</source>
        <comment>±10 minutes, of the same user,</comment>
        <translation>%1, %2,</translation>
    </message>
</context>
<context>
    <name>kubewake::AttackMatrix</name>
    <message>
        <source>ATT&amp;CK matrix: techniques by tactic</source>
        <translation>ATT&amp;CK-Matrix: Techniken nach Taktik</translation>
    </message>
    <message>
        <source>Only its signals</source>
        <translation>Nur ihre Signale</translation>
    </message>
    <message>
        <source>All signals</source>
        <translation>Alle Signale</translation>
    </message>
    <message>
        <source>No rules have run yet. Open audit logs with Ctrl+O, or run the rules with F5: the techniques they know are then shown here.</source>
        <translation>Noch sind keine Regeln gelaufen. Öffnen Sie Audit-Logs mit Strg+O oder starten Sie die Regeln mit F5: Dann stehen hier die Techniken, die sie kennen.</translation>
    </message>
    <message>
        <source>Techniques with signals: %1; without: %2; without, and only partly visible (dashed): %3; could not be seen in this evidence (hatched): %4</source>
        <translation>Techniken mit Signalen: %1; ohne: %2; ohne und nur teilweise sichtbar (gestrichelt): %3; in diesen Beweisdateien nicht zu sehen (schraffiert): %4</translation>
    </message>
</context>
<context>
    <name>kubewake::AttackMatrixModel</name>
    <message numerus="yes">
        <source>%n signal(s), at most %1</source>
        <translation>
            <numerusform>%n Signal, höchstens %1</numerusform>
            <numerusform>%n Signale, höchstens %1</numerusform>
        </translation>
    </message>
    <message>
        <source>not all of its rules could see everything</source>
        <translation>nicht alle ihrer Regeln konnten alles sehen</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>kein Signal</translation>
    </message>
    <message>
        <source>no signal, but not all of its rules could see everything</source>
        <translation>kein Signal, aber nicht alle ihrer Regeln konnten alles sehen</translation>
    </message>
    <message>
        <source>could not be seen in this evidence</source>
        <translation>in diesen Beweisdateien nicht zu sehen</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>No tactic</source>
        <translation>Keine Taktik</translation>
    </message>
</context>
<context>
    <name>kubewake::BurstModel</name>
    <message>
        <source>none to compare</source>
        <translation>nichts zu vergleichen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>From (%1)</source>
        <translation>Von (%1)</translation>
    </message>
    <message>
        <source>To (%1)</source>
        <translation>Bis (%1)</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Most in 5 minutes</source>
        <translation>Meiste in 5 Minuten</translation>
    </message>
    <message>
        <source>Usually in 5 minutes</source>
        <translation>Üblich in 5 Minuten</translation>
    </message>
</context>
<context>
    <name>kubewake::BurstView</name>
    <message>
        <source>A burst: %1 requests of a user in 5 minutes or more, and %2 times what is usual, which is the median of the user&apos;s other 5 minutes with requests. Who has fewer than %3 of those has no usual rate. Enter or a double click shows the requests.</source>
        <translation>Eine Häufung: mindestens %1 Anfragen eines Benutzers in 5 Minuten, und das %2-Fache des Üblichen, nämlich des Medians der anderen 5 Minuten dieses Benutzers, in denen es Anfragen gab. Wer weniger als %3 davon hat, hat keine übliche Rate. Eingabe oder ein Doppelklick zeigt die Anfragen.</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Häufungen</translation>
    </message>
    <message>
        <source>Show its requests</source>
        <translation>Anfragen zeigen</translation>
    </message>
    <message>
        <source>No evidence is open.</source>
        <translation>Es sind keine Beweisdateien geöffnet.</translation>
    </message>
    <message>
        <source>Looking for bursts…</source>
        <translation>Häufungen werden gesucht …</translation>
    </message>
    <message>
        <source>Nobody made many more requests than usual.</source>
        <translation>Niemand hat viel mehr Anfragen gestellt als üblich.</translation>
    </message>
    <message numerus="yes">
        <source>%n burst(s)</source>
        <translation>
            <numerusform>%n Häufung</numerusform>
            <numerusform>%n Häufungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n highest burst(s)</source>
        <translation>
            <numerusform>Die %n höchste Häufung</numerusform>
            <numerusform>Die %n höchsten Häufungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::ColouringDialog</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Colouring rules</source>
        <translation>Färberegeln</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>The filter language of the window: verb: delete</source>
        <translation>Die Filtersprache des Fensters: verb: delete</translation>
    </message>
    <message>
        <source>The first rule that is on and matches colours a row.</source>
        <translation>Die erste eingeschaltete Regel, die zutrifft, färbt eine Zeile.</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>&amp;Text:</translation>
    </message>
    <message>
        <source>&amp;Background:</source>
        <translation>&amp;Hintergrund:</translation>
    </message>
    <message>
        <source>Write which rows it colours.</source>
        <translation>Schreiben Sie, welche Zeilen sie färbt.</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>%1 (filter not valid)</source>
        <translation>%1 (Filter ungültig)</translation>
    </message>
    <message>
        <source>There is no rule. Add one.</source>
        <translation>Es gibt keine Regel. Fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>The filter is valid.</source>
        <translation>Der Filter ist gültig.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
</context>
<context>
    <name>kubewake::ColouringFeed</name>
    <message>
        <source>The colouring rules cannot be read: %1 They are kept in %2; those of a first start are used.</source>
        <translation>Die Färberegeln können nicht gelesen werden: %1 Sie bleiben in %2 erhalten; verwendet werden die eines ersten Starts.</translation>
    </message>
</context>
<context>
    <name>kubewake::CompareFeed</name>
    <message>
        <source>Stopped. Compare starts it again.</source>
        <translation>Angehalten. „Vergleichen“ beginnt von vorn.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Wird verglichen</translation>
    </message>
</context>
<context>
    <name>kubewake::ComparePanel</name>
    <message>
        <source>&amp;Baseline:</source>
        <translation>Vergleichs&amp;zeit:</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichszeit</translation>
    </message>
    <message>
        <source>everything before the incident</source>
        <translation>alles vor dem Vorfall</translation>
    </message>
    <message>
        <source>&amp;Incident:</source>
        <translation>V&amp;orfall:</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>From the histogram</source>
        <translation>Aus dem Histogramm</translation>
    </message>
    <message>
        <source>Everything before</source>
        <translation>Alles davor</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>Ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Only requests that pass the filter</source>
        <translation>Nur Anfragen, die den Filter passieren</translation>
    </message>
    <message>
        <source>Incident from the histogram</source>
        <translation>Vorfall aus dem Histogramm</translation>
    </message>
    <message>
        <source>Baseline from the histogram</source>
        <translation>Vergleichszeit aus dem Histogramm</translation>
    </message>
    <message>
        <source>The time that is selected in the histogram</source>
        <translation>Die Zeit, die im Histogramm ausgewählt ist</translation>
    </message>
    <message>
        <source>All that the evidence has before the incident</source>
        <translation>Alles, was die Beweisdateien von vor dem Vorfall haben</translation>
    </message>
    <message>
        <source>Off: all requests of the two times are compared, whatever the table shows</source>
        <translation>Aus: Alle Anfragen beider Zeiten werden verglichen, was auch immer die Tabelle zeigt</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Rose</source>
        <translation>Häu&amp;figer</translation>
    </message>
    <message>
        <source>&amp;Vanished</source>
        <translation>&amp;Verschwunden</translation>
    </message>
    <message>
        <source>What the incident has and the baseline has not</source>
        <translation>Was der Vorfall hat und die Vergleichszeit nicht</translation>
    </message>
    <message>
        <source>What is more frequent in the incident, by half at least and not by chance</source>
        <translation>Was im Vorfall häufiger ist, um mindestens die Hälfte und nicht durch Zufall</translation>
    </message>
    <message>
        <source>What the baseline has and the incident has not</source>
        <translation>Was die Vergleichszeit hat und der Vorfall nicht</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Noch einmal vergleichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>Open evidence first.</source>
        <translation>Zuerst Beweisdateien öffnen.</translation>
    </message>
    <message>
        <source>What is marked is no time; write 2026-11-23 09:47.</source>
        <translation>Was markiert ist, ist keine Zeit; zum Beispiel 2026-11-23 09:47.</translation>
    </message>
    <message>
        <source>Say when the incident was.</source>
        <translation>Wann war der Vorfall?</translation>
    </message>
    <message>
        <source>There is nothing before an incident without a start; say what it is compared with.</source>
        <translation>Vor einem Vorfall ohne Anfang liegt nichts; womit wird er verglichen?</translation>
    </message>
    <message>
        <source>%1 requests in %2</source>
        <translation>%1 Anfragen in %2</translation>
    </message>
    <message>
        <source>Baseline: %1. Incident: %2.</source>
        <translation>Vergleichszeit: %1. Vorfall: %2.</translation>
    </message>
    <message>
        <source>Nothing is new, has vanished or is more frequent.</source>
        <translation>Nichts ist neu, verschwunden oder häufiger.</translation>
    </message>
    <message>
        <source>Say when the incident was, or select a time in the histogram and take it from there, and press Enter: who and what is new, has vanished or is more frequent than in the baseline is then listed here.</source>
        <translation>Die Zeit des Vorfalls eingeben oder im Histogramm auswählen und von dort übernehmen, dann Enter: Hier steht danach, wer und was neu, verschwunden oder häufiger ist als in der Vergleichszeit.</translation>
    </message>
    <message>
        <source>The evidence has grown; what is shown is of what was there before.</source>
        <translation>Die Beweisdateien sind gewachsen; was hier steht, gilt für das, was vorher da war.</translation>
    </message>
</context>
<context>
    <name>kubewake::ComparedRangeEdit</name>
    <message>
        <source>%1, from</source>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>bis zum Ende</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, bis</translation>
    </message>
    <message>
        <source>For example 2026-11-23 09:47 or now-2h, in the time zone of the settings. The end itself is not in it; empty: no end.</source>
        <translation>Zum Beispiel 2026-11-23 09:47 oder now-2h, in der Zeitzone der Einstellungen. Das Ende selbst gehört nicht dazu; leer: kein Ende.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>kubewake::ComparisonModel</name>
    <message>
        <source>What the log could not show (%1)</source>
        <translation>Was das Log nicht zeigen konnte (%1)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 weitere</translation>
    </message>
    <message>
        <source>… %1 less significant ones are left out</source>
        <translation>… %1 weniger auffällige sind ausgelassen</translation>
    </message>
    <message>
        <source>%1 requests (%2 per hour), %3 of them refused</source>
        <translation>%1 Anfragen (%2 pro Stunde), davon %3 abgelehnt</translation>
    </message>
    <message>
        <source>%1
Baseline: %2
Incident: %3
Filter: %4</source>
        <translation>%1
Vergleichszeit: %2
Vorfall: %3
Filter: %4</translation>
    </message>
    <message>
        <source>Requests that the incident would have had at the rate of the baseline</source>
        <translation>Anfragen, die der Vorfall mit der Rate der Vergleichszeit gehabt hätte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichszeit</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Zuerst (%1)</translation>
    </message>
    <message>
        <source>Last (%1)</source>
        <translation>Zuletzt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::ComparisonView</name>
    <message>
        <source>What is new, has vanished or rose</source>
        <translation>Was neu, verschwunden oder häufiger ist</translation>
    </message>
    <message>
        <source>About the selected row</source>
        <translation>Über die ausgewählte Zeile</translation>
    </message>
    <message>
        <source>Show these requests</source>
        <translation>Diese Anfragen zeigen</translation>
    </message>
    <message>
        <source>Show its requests in the incident</source>
        <translation>Seine Anfragen im Vorfall zeigen</translation>
    </message>
    <message>
        <source>Show its requests in the baseline</source>
        <translation>Seine Anfragen in der Vergleichszeit zeigen</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seine Seite öffnen</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Export the comparison as CSV…</source>
        <translation>Den Vergleich als CSV exportieren…</translation>
    </message>
</context>
<context>
    <name>kubewake::CoverageDialog</name>
    <message>
        <source>What the rules could see</source>
        <translation>Was die Regeln sehen konnten</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>&amp;Time gaps</source>
        <translation>&amp;Zeitlücken</translation>
    </message>
    <message>
        <source>&amp;Bursts</source>
        <translation>&amp;Häufungen</translation>
    </message>
</context>
<context>
    <name>kubewake::CoverageView</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Unknown events</source>
        <translation>Unklare Ereignisse</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What each rule could see</source>
        <translation>Was jede Regel sehen konnte</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>ausgewertet</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>not evaluable</source>
        <translation>nicht auswertbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>(unreadable rule)</source>
        <translation>(unlesbare Regel)</translation>
    </message>
    <message>
        <source>%1 of %2 rules could be evaluated in full.</source>
        <translation>%1 von %2 Regeln konnten vollständig ausgewertet werden.</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>Show its signals</source>
        <translation>Ihre Signale zeigen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The rules have not run over this evidence yet; F5 runs them.</source>
        <translation>Die Regeln sind über diese Beweisdateien noch nicht gelaufen; F5 lässt sie laufen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The others: %1.</source>
        <translation>Die anderen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Of what %n rule(s) are about, no event is in the evidence.</source>
        <translation>
            <numerusform>Von dem, worum es %n Regel geht, ist kein Ereignis in den Beweisdateien.</numerusform>
            <numerusform>Von dem, worum es %n Regeln geht, ist kein Ereignis in den Beweisdateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) might have matched.</source>
        <translation>
            <numerusform>%n Ereignis hätte zutreffen können.</numerusform>
            <numerusform>%n Ereignisse hätten zutreffen können.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every event that it looks at carried what it needs.</source>
        <translation>Jedes Ereignis, das sie ansieht, enthielt, was sie braucht.</translation>
    </message>
</context>
<context>
    <name>kubewake::CredentialFactModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>From (%1)</source>
        <translation>Von (%1)</translation>
    </message>
    <message>
        <source>To (%1)</source>
        <translation>Bis (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::CredentialList</name>
    <message>
        <source>Credentials</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>About the selected credential</source>
        <translation>Über das ausgewählte Zugangsmittel</translation>
    </message>
    <message>
        <source>Enter: its page. Space: the requests made with it. G: the graph</source>
        <translation>Eingabe: seine Seite. Leertaste: die Anfragen damit. G: der Graph</translation>
    </message>
    <message>
        <source>Enter: the requests. Alt+Enter: the page of what is named</source>
        <translation>Eingabe: die Anfragen. Alt+Eingabe: die Seite dessen, was genannt ist</translation>
    </message>
    <message>
        <source>Open the page of this</source>
        <translation>Seite dazu öffnen</translation>
    </message>
    <message>
        <source>Show the requests made with it</source>
        <translation>Die Anfragen damit zeigen</translation>
    </message>
    <message>
        <source>Show it in the graph</source>
        <translation>Im Graphen zeigen</translation>
    </message>
    <message>
        <source>Show these requests</source>
        <translation>Diese Anfragen zeigen</translation>
    </message>
</context>
<context>
    <name>kubewake::CredentialListModel</name>
    <message>
        <source>Credential</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Verwendet als</translation>
    </message>
    <message>
        <source>Used from</source>
        <translation>Verwendet von</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Made (%1)</source>
        <translation>Ausgestellt (%1)</translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation>Gebunden an</translation>
    </message>
    <message>
        <source>First use (%1)</source>
        <translation>Zuerst benutzt (%1)</translation>
    </message>
    <message>
        <source>Last use (%1)</source>
        <translation>Zuletzt benutzt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::CredentialsFeed</name>
    <message>
        <source>Stopped. Ctrl+Shift+K works it out again.</source>
        <translation>Angehalten. Strg+Umschalt+K ermittelt es neu.</translation>
    </message>
    <message>
        <source>Following the credentials</source>
        <translation>Zugangsmittel werden verfolgt</translation>
    </message>
</context>
<context>
    <name>kubewake::CredentialsPanel</name>
    <message>
        <source>Who acted as whom</source>
        <translation>Wer als wen handelte</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Impersonation</source>
        <translation>Impersonation</translation>
    </message>
    <message>
        <source>Work it out again</source>
        <translation>Neu ermitteln</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>No request among the rows of the filter names a credential: API servers log them since version 1.29.</source>
        <translation>Keine Anfrage unter den Zeilen des Filters nennt ein Zugangsmittel: API-Server protokollieren es seit Version 1.29.</translation>
    </message>
    <message>
        <source>Nobody acted as somebody else in the rows of the filter.</source>
        <translation>In den Zeilen des Filters handelte niemand als jemand anderes.</translation>
    </message>
    <message>
        <source>Open evidence: here is where its tokens and certificates came from, and where they were used.</source>
        <translation>Beweismittel öffnen: Hier steht, woher Token und Zertifikate stammen und von wo sie verwendet wurden.</translation>
    </message>
    <message>
        <source>Credentials left out: %1.</source>
        <translation>Weggelassene Zugangsmittel: %1.</translation>
    </message>
    <message>
        <source>Users and addresses of credentials left out: %1.</source>
        <translation>Weggelassene Benutzer und Adressen von Zugangsmittel: %1.</translation>
    </message>
    <message>
        <source>Impersonations left out: %1.</source>
        <translation>Weggelassene Impersonationen: %1.</translation>
    </message>
    <message>
        <source>All are in the table; G on a credential there draws what it has to do with.</source>
        <translation>In der Tabelle stehen alle; G auf einem Zugangsmittel dort zeichnet, womit es zu tun hat.</translation>
    </message>
    <message>
        <source>Requests whose credential is one too many to list: %1.</source>
        <translation>Anfragen, deren Zugangsmittel nicht mehr in die Liste passt: %1.</translation>
    </message>
    <message>
        <source>Requests whose impersonation is one too many to list: %1.</source>
        <translation>Anfragen, deren Impersonation nicht mehr in die Liste passt: %1.</translation>
    </message>
    <message>
        <source>The filter or the evidence has changed; what is shown is of the rows before.</source>
        <translation>Der Filter oder die Beweismittel haben sich geändert; gezeigt ist der Stand der Zeilen davor.</translation>
    </message>
</context>
<context>
    <name>kubewake::DetailPane</name>
    <message>
        <source>Event details</source>
        <translation>Einzelheiten des Ereignisses</translation>
    </message>
    <message>
        <source>Events of this request</source>
        <translation>Ereignisse dieser Anfrage</translation>
    </message>
    <message>
        <source>Decoded command</source>
        <translation>Entschlüsselter Befehl</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Fields of the event</source>
        <translation>Felder des Ereignisses</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>Find in this event</source>
        <translation>In diesem Ereignis suchen</translation>
    </message>
    <message>
        <source>Raw text of the event</source>
        <translation>Rohtext des Ereignisses</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Break the original text into indented lines</source>
        <translation>Den Originaltext in eingerückte Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>Show timeline of this user</source>
        <translation>Zeitleiste dieses Benutzers zeigen</translation>
    </message>
    <message>
        <source>Show timeline of this source address</source>
        <translation>Zeitleiste dieser Quelladresse zeigen</translation>
    </message>
    <message>
        <source>The raw text is cut after %1 MiB. Export the row to see all of it.</source>
        <translation>Der Rohtext ist nach %1 MiB abgeschnitten. Exportieren Sie die Zeile, um ihn ganz zu sehen.</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Filter on this</source>
        <translation>Danach filtern</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Dies ausschließen</translation>
    </message>
    <message numerus="yes">
        <source>%n more event(s) with this audit ID: filter by it</source>
        <translation>
            <numerusform>%n weiteres Ereignis mit dieser Audit-ID: danach filtern</numerusform>
            <numerusform>%n weitere Ereignisse mit dieser Audit-ID: danach filtern</numerusform>
        </translation>
    </message>
    <message>
        <source>No event is selected. Choose one in the table or the timeline.</source>
        <translation>Es ist kein Ereignis ausgewählt. Wählen Sie eines in der Tabelle oder der Zeitleiste.</translation>
    </message>
    <message>
        <source>Open the page of this</source>
        <translation>Seite dazu öffnen</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityHeader</name>
    <message>
        <source>Name of the entity</source>
        <translation>Name der Entität</translation>
    </message>
    <message>
        <source>The account itself</source>
        <translation>Das Konto selbst</translation>
    </message>
    <message>
        <source>Page of the service account as an object: who made it, and who had tokens issued for it</source>
        <translation>Seite des Dienstkontos als Objekt: wer es angelegt hat und wer sich Tokens dafür ausstellen ließ</translation>
    </message>
    <message>
        <source>Show them in the table</source>
        <translation>In der Tabelle zeigen</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Anfragen: %1</translation>
    </message>
    <message>
        <source>Events: %1</source>
        <translation>Ereignisse: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgewiesen: %1</translation>
    </message>
    <message>
        <source>First seen %1
Last seen %2 (%3)</source>
        <translation>Zuerst gesehen %1
Zuletzt gesehen %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityHoursModel</name>
    <message>
        <source>Earlier days that are not shown: %1.</source>
        <translation>Frühere Tage, die nicht gezeigt werden: %1.</translation>
    </message>
    <message>
        <source>Requests without a time: %1.</source>
        <translation>Anfragen ohne Zeit: %1.</translation>
    </message>
    <message>
        <source>%1, %2:00 to %2:59: %3 requests</source>
        <translation>%1, %2:00 bis %2:59: %3 Anfragen</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityLinks</name>
    <message>
        <source>Cancelled. Open the page again to count anew.</source>
        <translation>Abgebrochen. Öffnen Sie die Seite erneut, um neu zu zählen.</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityListModel</name>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1: keine</translation>
    </message>
    <message>
        <source>%1 (more than %2)</source>
        <translation>%1 (mehr als %2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n event(s)</source>
        <translation>
            <numerusform>%1, %n Ereignis</numerusform>
            <numerusform>%1, %n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 weitere</translation>
    </message>
    <message>
        <source>Enter: show %1</source>
        <translation>Eingabe: zeige %1</translation>
    </message>
    <message>
        <source>%1
Enter: show %2</source>
        <translation>%1
Eingabe: zeige %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Zuerst (%1)</translation>
    </message>
    <message>
        <source>Last (%1)</source>
        <translation>Zuletzt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityMatrixModel</name>
    <message>
        <source>Too many to be counted: not all are shown.</source>
        <translation>Zu viele, um sie zu zählen: Nicht alle werden gezeigt.</translation>
    </message>
    <message>
        <source>Not shown: resources %1, verbs %2. All are in the totals.</source>
        <translation>Nicht gezeigt: Ressourcen %1, Verben %2. In den Summen sind alle.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 requests, %3 of them refused</source>
        <translation>%1: %2 Anfragen, davon %3 abgewiesen</translation>
    </message>
    <message>
        <source>any verb</source>
        <translation>alle Verben</translation>
    </message>
    <message>
        <source>any resource</source>
        <translation>alle Ressourcen</translation>
    </message>
    <message>
        <source>(no verb)</source>
        <translation>(kein Verb)</translation>
    </message>
    <message>
        <source>(no resource)</source>
        <translation>(keine Ressource)</translation>
    </message>
</context>
<context>
    <name>kubewake::EntityPage</name>
    <message>
        <source>No page is open. Press Alt+Enter on a user, an address, a credential, a namespace or an object in the table, on a signal or on a value: its page is then shown here.</source>
        <translation>Keine Seite ist geöffnet. Drücken Sie Alt+Eingabe auf einem Benutzer, einer Adresse, einem Zugangsmittel, einem Namespace oder einem Objekt in der Tabelle, auf einem Signal oder einem Wert: Die Seite dazu erscheint dann hier.</translation>
    </message>
    <message>
        <source>Requests by day and hour</source>
        <translation>Anfragen nach Tag und Stunde</translation>
    </message>
    <message>
        <source>Verbs on resources</source>
        <translation>Verben auf Ressourcen</translation>
    </message>
    <message>
        <source>Show these requests</source>
        <translation>Diese Anfragen zeigen</translation>
    </message>
    <message>
        <source>What it did and has to do with</source>
        <translation>Was geschah und womit es zu tun hat</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite dazu öffnen</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy the whole list as TSV</source>
        <translation>Ganze Liste als TSV kopieren</translation>
    </message>
    <message>
        <source>Export the whole list as CSV…</source>
        <translation>Ganze Liste als CSV exportieren …</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>The evidence has no request that has to do with it.</source>
        <translation>In den Beweismitteln gibt es keine Anfrage, die damit zu tun hat.</translation>
    </message>
    <message>
        <source>History of the object</source>
        <translation>Verlauf des Objekts</translation>
    </message>
</context>
<context>
    <name>kubewake::EventGridActions</name>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <translation>Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as filter</source>
        <translation>Als Filter kopieren</translation>
    </message>
    <message>
        <source>Include value</source>
        <translation>Wert einschließen</translation>
    </message>
    <message>
        <source>Exclude value</source>
        <translation>Wert ausschließen</translation>
    </message>
    <message>
        <source>Show timeline of this user</source>
        <translation>Zeitleiste dieses Benutzers zeigen</translation>
    </message>
    <message>
        <source>Show timeline of this source address</source>
        <translation>Zeitleiste dieser Quelladresse zeigen</translation>
    </message>
    <message>
        <source>All events of this request</source>
        <translation>Alle Ereignisse dieser Anfrage</translation>
    </message>
    <message>
        <source>Find …</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>Geschichte dieses Objekts</translation>
    </message>
    <message>
        <source>Open the page of this</source>
        <translation>Seite dazu öffnen</translation>
    </message>
    <message>
        <source>%1 around this event</source>
        <comment>±10 minutes</comment>
        <translation>%1 um dieses Ereignis</translation>
    </message>
</context>
<context>
    <name>kubewake::EventGridView</name>
    <message>
        <source>Search columns</source>
        <translation>Spalten suchen</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Signal: %1</source>
        <translation>Signal: %1</translation>
    </message>
    <message>
        <source>Time reference</source>
        <translation>Zeitbezug</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>Mit Lesezeichen</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Colouring rule: %1</source>
        <translation>Färberegel: %1</translation>
    </message>
</context>
<context>
    <name>kubewake::EventPane</name>
    <message>
        <source>Show all rows</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show all rows that match the filter</source>
        <translation>Alle Zeilen zeigen, die zum Filter passen</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) could not be tested: their text can no longer be read. The evidence was moved, changed or deleted after it was loaded.</source>
        <translation>
            <numerusform>%n Ereignis konnte nicht geprüft werden: Sein Text ist nicht mehr lesbar. Die Beweisdatei wurde nach dem Laden verschoben, geändert oder gelöscht.</numerusform>
            <numerusform>%n Ereignisse konnten nicht geprüft werden: Ihr Text ist nicht mehr lesbar. Die Beweisdateien wurden nach dem Laden verschoben, geändert oder gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>No evidence is open.

Open audit logs with Ctrl+O, drop files or folders here,
or open the sample incident from the File menu.</source>
        <translation>Keine Beweisdateien geöffnet.

Öffnen Sie Audit-Logs mit Strg+O, ziehen Sie Dateien oder Ordner hierher,
oder öffnen Sie den Beispielvorfall im Menü Datei.</translation>
    </message>
    <message>
        <source>Loading. Rows appear as soon as they are read.</source>
        <translation>Es wird geladen. Zeilen erscheinen, sobald sie gelesen sind.</translation>
    </message>
    <message>
        <source>No row matches.

Ctrl+Shift+X clears the filter, Alt+Left goes back to the one before.</source>
        <translation>Keine Zeile passt.

Strg+Umschalt+X leert den Filter, Alt+Links führt zum vorigen zurück.</translation>
    </message>
</context>
<context>
    <name>kubewake::EventTableModel</name>
    <message>
        <source>(large event: see the raw text)</source>
        <translation>(großes Ereignis: siehe Rohtext)</translation>
    </message>
    <message>
        <source>(cannot be read)</source>
        <translation>(nicht lesbar)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>header of a time column, time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1
Filter by: %2</source>
        <translation>%1
Filtern nach: %2</translation>
    </message>
</context>
<context>
    <name>kubewake::EvidenceActions</name>
    <message>
        <source>Open audit logs</source>
        <translation>Audit-Logs öffnen</translation>
    </message>
    <message>
        <source>Add audit logs</source>
        <translation>Audit-Logs hinzufügen</translation>
    </message>
    <message>
        <source>Open a folder of audit logs</source>
        <translation>Ordner mit Audit-Logs öffnen</translation>
    </message>
    <message>
        <source>Sample incident</source>
        <translation>Beispielvorfall</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubewake</source>
        <translation>Kubewake</translation>
    </message>
    <message>
        <source>%1 — Kubewake</source>
        <translation>%1 — Kubewake</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) could not be read to the end.</source>
        <translation>
            <numerusform>%n Quelle konnte nicht bis zum Ende gelesen werden.</numerusform>
            <numerusform>%n Quellen konnten nicht bis zum Ende gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load report</source>
        <translation>Ladebericht</translation>
    </message>
    <message>
        <source>No audit event was found in what was opened.</source>
        <translation>Im Geöffneten wurde kein Audit-Ereignis gefunden.</translation>
    </message>
    <message>
        <source>%1 events were not loaded. The import filter is: %2.</source>
        <translation>%1 Ereignisse wurden nicht geladen. Der Importfilter lautet: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more notice(s))</source>
        <translation>
            <numerusform>%1 (%n weiterer Hinweis)</numerusform>
            <numerusform>%1 (%n weitere Hinweise)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::ExpectDialog</name>
    <message>
        <source>Expires at the end of:</source>
        <translation>Läuft ab am Ende von:</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Events that match and have all of these values no longer make a signal. They are counted, and can be looked at.</source>
        <translation>Ereignisse, die treffen und alle diese Werte haben, geben kein Signal mehr. Sie werden gezählt und lassen sich ansehen.</translation>
    </message>
    <message>
        <source>Events with</source>
        <translation>Ereignisse mit</translation>
    </message>
    <message>
        <source>For which rules</source>
        <translation>Für welche Regeln</translation>
    </message>
    <message>
        <source>Only for: %1</source>
        <translation>Nur für: %1</translation>
    </message>
    <message>
        <source>For every rule</source>
        <translation>Für jede Regel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">Grund</translation>
    </message>
    <message>
        <source>Why is this expected? Who says so?</source>
        <translation>Warum ist das erwartet? Wer sagt das?</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
</context>
<context>
    <name>kubewake::ExportMenu</name>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Rows as C&amp;SV (%1)…</source>
        <translation>Zeilen als C&amp;SV (%1) …</translation>
    </message>
    <message>
        <source>Rows as JSON &amp;Lines (%1)…</source>
        <translation>Zeilen als JSON &amp;Lines (%1) …</translation>
    </message>
    <message>
        <source>&amp;Original events (%1)…</source>
        <translation>&amp;Originalereignisse (%1) …</translation>
    </message>
    <message>
        <source>Findings as &amp;CSV (%1)…</source>
        <translation>Befunde als &amp;CSV (%1) …</translation>
    </message>
    <message>
        <source>Findings as &amp;JSON Lines (%1)…</source>
        <translation>Befunde als &amp;JSON Lines (%1) …</translation>
    </message>
    <message>
        <source>ATT&amp;&amp;CK &amp;Navigator layer (%1)…</source>
        <translation>ATT&amp;&amp;CK-&amp;Navigator-Ebene (%1) …</translation>
    </message>
</context>
<context>
    <name>kubewake::Exporter</name>
    <message>
        <source>Export rows as CSV</source>
        <translation>Zeilen als CSV exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export rows as JSON Lines</source>
        <translation>Zeilen als JSON Lines exportieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the original events</source>
        <translation>Originalereignisse exportieren</translation>
    </message>
    <message>
        <source>Audit log (*.log *.jsonl)</source>
        <translation>Audit-Log (*.log *.jsonl)</translation>
    </message>
    <message>
        <source>Export findings as CSV</source>
        <translation>Befunde als CSV exportieren</translation>
    </message>
    <message>
        <source>Export findings as JSON Lines</source>
        <translation>Befunde als JSON Lines exportieren</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>Export nach %1</translation>
    </message>
    <message>
        <source>Export failed</source>
        <translation>Export fehlgeschlagen</translation>
    </message>
    <message>
        <source>Export ATT&amp;CK Navigator layer</source>
        <translation>ATT&amp;CK-Navigator-Ebene exportieren</translation>
    </message>
    <message>
        <source>Navigator layer (*.json)</source>
        <translation>Navigator-Ebene (*.json)</translation>
    </message>
    <message>
        <source>Save the audit policy</source>
        <translation>Audit-Policy speichern</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export the list as CSV</source>
        <translation>Liste als CSV exportieren</translation>
    </message>
    <message>
        <source>Save the roles and bindings</source>
        <translation>Rollen und Bindungen speichern</translation>
    </message>
    <message>
        <source>Export the comparison as CSV</source>
        <translation>Den Vergleich als CSV exportieren</translation>
    </message>
</context>
<context>
    <name>kubewake::FacetModel</name>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Field and value</source>
        <translation>Feld und Wert</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>kubewake::FacetPanel</name>
    <message>
        <source>Values of fields</source>
        <translation>Werte von Feldern</translation>
    </message>
    <message>
        <source>Only values that contain…</source>
        <translation>Nur Werte, die enthalten…</translation>
    </message>
    <message>
        <source>Only this value</source>
        <translation>Nur dieser Wert</translation>
    </message>
    <message>
        <source>Without this value</source>
        <translation>Ohne diesen Wert</translation>
    </message>
    <message>
        <source>Enter: only this value, Delete: without it, Alt+Enter: its page</source>
        <translation>Eingabe: nur dieser Wert, Entf: ohne ihn, Alt+Eingabe: seine Seite</translation>
    </message>
    <message>
        <source>Open the page of this</source>
        <translation>Seite dazu öffnen</translation>
    </message>
</context>
<context>
    <name>kubewake::Facets</name>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>kubewake::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter (KQL, Kibana syntax), as in verb: delete and not user: system*</source>
        <translation>Filter (KQL, Kibana-Syntax), etwa verb: delete and not user: system*</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Filters applied before</source>
        <translation>Früher angewandte Filter</translation>
    </message>
    <message>
        <source>Filters applied before (Up and Down in the field)</source>
        <translation>Früher angewandte Filter (Auf und Ab im Feld)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Wieder alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply the filter</source>
        <translation>Filter anwenden</translation>
    </message>
    <message>
        <source>Apply the filter (Enter)</source>
        <translation>Filter anwenden (Eingabe)</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>Rename Filter</source>
        <translation>Filter umbenennen</translation>
    </message>
    <message>
        <source>Not applied: %1 (at the end)</source>
        <translation>Nicht angewandt: %1 (am Ende)</translation>
    </message>
    <message>
        <source>Not applied: %1 (at character %2)</source>
        <translation>Nicht angewandt: %1 (bei Zeichen %2)</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>Nimm: %1</translation>
    </message>
    <message>
        <source>Change the filter to %1</source>
        <translation>Filter ändern zu %1</translation>
    </message>
    <message>
        <source>No filter has been applied yet</source>
        <translation>Es wurde noch kein Filter angewandt</translation>
    </message>
    <message>
        <source>&amp;Forget All</source>
        <translation>Alle &amp;vergessen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
</context>
<context>
    <name>kubewake::FilterHelp</name>
    <message>
        <source>Filter language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click an example, or press Enter, to try it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It finds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished">Feld</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kubewake::FilterMenu</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Your filters</source>
        <translation>Ihre Filter</translation>
    </message>
    <message>
        <source>&amp;Save This Filter…</source>
        <translation>Diesen Filter &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>kubewake::FilterSuggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>suggestion, description</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>value, number of rows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kubewake::FindAnywhere</name>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n Anfrage</numerusform>
            <numerusform>%1, %n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message numerus="yes">
        <source>Rule, %n signal(s)</source>
        <translation>
            <numerusform>Regel, %n Signal</numerusform>
            <numerusform>Regel, %n Signale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::FindPalette</name>
    <message>
        <source>Find anywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>A user, an address, an object, a command, a rule, a view, an action…</source>
        <translation>Ein Benutzer, eine Adresse, ein Objekt, ein Befehl, eine Regel, eine Ansicht, eine Aktion …</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Type what you are looking for.</source>
        <translation>Eingeben, was gesucht wird.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>kubewake::FoundModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kubewake::GrantList</name>
    <message>
        <source>About the selected row</source>
        <translation>Zur ausgewählten Zeile</translation>
    </message>
    <message>
        <source>Show these requests</source>
        <translation>Diese Anfragen zeigen</translation>
    </message>
</context>
<context>
    <name>kubewake::GrantListModel</name>
    <message>
        <source>Users: %1
Did: %2
Filter: %3</source>
        <translation>Benutzer: %1
Tat: %2
Filter: %3</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Erlaubt durch</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subjekt</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>Tat</translation>
    </message>
    <message>
        <source>First use (%1)</source>
        <translation>Zuerst benutzt (%1)</translation>
    </message>
    <message>
        <source>Last use (%1)</source>
        <translation>Zuletzt benutzt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::GrantsFeed</name>
    <message>
        <source>Stopped. Ctrl+Shift+G works it out again.</source>
        <translation>Angehalten. Strg+Umschalt+G ermittelt es neu.</translation>
    </message>
    <message>
        <source>Looking at the grants</source>
        <translation>Berechtigungen werden betrachtet</translation>
    </message>
    <message>
        <source>Only the change of %1, which nobody used</source>
        <translation>Nur die Änderung an %1, die niemand benutzt hat</translation>
    </message>
    <message>
        <source>Working out the least privilege</source>
        <translation>Mindestrechte werden ermittelt</translation>
    </message>
</context>
<context>
    <name>kubewake::GrantsPanel</name>
    <message>
        <source>Grants that were used</source>
        <translation>Benutzte Berechtigungen</translation>
    </message>
    <message>
        <source>Changes of roles and bindings</source>
        <translation>Änderungen an Rollen und Bindungen</translation>
    </message>
    <message>
        <source>Grants in use</source>
        <translation>Benutzte Berechtigungen</translation>
    </message>
    <message>
        <source>RBAC changed, and then?</source>
        <translation>RBAC geändert, und dann?</translation>
    </message>
    <message>
        <source>Least privilege</source>
        <translation>Mindestrechte</translation>
    </message>
    <message>
        <source>Work it out again</source>
        <translation>Neu ermitteln</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>No request among the rows of the filter was authorized.</source>
        <translation>Keine Anfrage unter den Zeilen des Filters wurde genehmigt.</translation>
    </message>
    <message>
        <source>No request among the rows of the filter changed a role or binding. Without a filter all changes are listed.</source>
        <translation>Keine Anfrage unter den Zeilen des Filters hat eine Rolle oder Bindung geändert. Ohne Filter stehen hier alle Änderungen.</translation>
    </message>
    <message>
        <source>Open evidence: here is which binding, role and subject allowed its requests.</source>
        <translation>Öffnen Sie Beweismittel: Hier steht, welche Bindung, welche Rolle und welches Subjekt ihre Anfragen erlaubt haben.</translation>
    </message>
    <message>
        <source>The filter or the evidence has changed; what is shown is of the rows before.</source>
        <translation>Der Filter oder die Beweismittel haben sich geändert; gezeigt ist der Stand der Zeilen davor.</translation>
    </message>
</context>
<context>
    <name>kubewake::GridFindBar</name>
    <message>
        <source>Find in the columns shown</source>
        <translation>In den gezeigten Spalten suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation>Suchleiste schließen (Esc)</translation>
    </message>
    <message>
        <source>Searching … %1 %</source>
        <translation>Suche … %1 %</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Found from the other end on</source>
        <translation>Vom anderen Ende aus gefunden</translation>
    </message>
</context>
<context>
    <name>kubewake::HistogramChart</name>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>dry-run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Rows over time</source>
        <translation>Zeilen im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Left and right go from bar to bar, Shift extends, Enter selects that time, Escape clears.</source>
        <translation>Links und Rechts gehen von Balken zu Balken, Umschalt erweitert, Eingabe wählt diese Zeit, Escape hebt die Auswahl auf.</translation>
    </message>
</context>
<context>
    <name>kubewake::HistogramView</name>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Show all of the time (Escape)</source>
        <translation>Die ganze Zeit zeigen (Escape)</translation>
    </message>
    <message>
        <source>%1 to %2 (%3). Drag over the bars to select a time.</source>
        <translation>%1 bis %2 (%3). Über die Balken ziehen, um eine Zeit zu wählen.</translation>
    </message>
    <message>
        <source>Drag over the bars to select a time</source>
        <translation>Über die Balken ziehen, um eine Zeit zu wählen</translation>
    </message>
    <message>
        <source>Selected: %1 to %2 (%3)</source>
        <translation>Ausgewählt: %1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>Compare this range with everything before</source>
        <translation>Diese Zeit mit allem davor vergleichen</translation>
    </message>
</context>
<context>
    <name>kubewake::ImpersonationListModel</name>
    <message>
        <source>nothing that the log names</source>
        <translation>nichts, was das Log nennt</translation>
    </message>
    <message>
        <source>Authenticated with: %1
Credentials made so: %2
Filter: %3</source>
        <translation>Angemeldet mit: %1
So ausgestellte Zugangsmittel: %2
Filter: %3</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Acted as</source>
        <translation>Handelte als</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Credentials made so</source>
        <translation>So ausgestellt</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Zuerst (%1)</translation>
    </message>
    <message>
        <source>Last (%1)</source>
        <translation>Zuletzt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::ImportDialog</name>
    <message>
        <source>&amp;Leave out control-plane noise</source>
        <translation>&amp;Rauschen der Steuerungsebene weglassen</translation>
    </message>
    <message>
        <source>Import filter</source>
        <translation>Importfilter</translation>
    </message>
    <message>
        <source>What is left out is not loaded and takes no memory. The load report says how much it is. What may match, had its body been recorded, is loaded.</source>
        <translation>Was weggelassen wird, wird nicht geladen und braucht keinen Speicher. Der Ladebericht sagt, wie viel das ist. Was passen könnte, wäre sein Inhalt aufgezeichnet, wird geladen.</translation>
    </message>
    <message>
        <source>2026-11-23 or 2026-11-23T09:40Z; UTC without a zone</source>
        <translation>2026-11-23 oder 2026-11-23T09:40Z; ohne Zone UTC</translation>
    </message>
    <message>
        <source>the same; a date means its end</source>
        <translation>ebenso; ein Datum meint sein Ende</translation>
    </message>
    <message>
        <source>for example: objectRef.resource: secrets</source>
        <translation>zum Beispiel: objectRef.resource: secrets</translation>
    </message>
    <message>
        <source>Allowed reads of anything but secrets, leases, status updates, events and health checks by the control plane and the nodes</source>
        <translation>Erlaubte Lesezugriffe auf alles außer Secrets, dazu Leases, Statusmeldungen, Events und Zustandsprüfungen, von der Steuerungsebene und den Knoten</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Bis:</translation>
    </message>
    <message>
        <source>&amp;Only events that match:</source>
        <translation>&amp;Nur Ereignisse, die passen:</translation>
    </message>
    <message>
        <source>`%1` is no time.</source>
        <translation>`%1` ist keine Zeit.</translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation>Das Ende liegt vor dem Anfang.</translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentLinks</name>
    <message numerus="yes">
        <source>Incident: %n signal(s)</source>
        <translation>
            <numerusform>Vorfall: %n Signal</numerusform>
            <numerusform>Vorfall: %n Signale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentListModel</name>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Akteure</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Erstes (%1)</translation>
    </message>
    <message>
        <source>Last (%1)</source>
        <translation>Letztes (%1)</translation>
    </message>
    <message>
        <source>Tactics</source>
        <translation>Taktiken</translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentPanel</name>
    <message>
        <source>Actor: %1</source>
        <translation>Akteur: %1</translation>
    </message>
    <message>
        <source>Credential: %1</source>
        <translation>Anmeldedaten: %1</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Adresse: %1</translation>
    </message>
    <message>
        <source>Object: %1</source>
        <translation>Objekt: %1</translation>
    </message>
    <message>
        <source>Binding that was made, then used: %1</source>
        <translation>Bindung, die angelegt und dann benutzt wurde: %1</translation>
    </message>
    <message>
        <source>Identity that was made or entered, then used: %1</source>
        <translation>Identität, die angelegt oder übernommen und dann benutzt wurde: %1</translation>
    </message>
    <message>
        <source>The incident in short, and what ties it together</source>
        <translation>Der Vorfall in Kürze, und was ihn verbindet</translation>
    </message>
    <message>
        <source>Its story, in the order of ATT&amp;&amp;CK</source>
        <translation>Sein Verlauf, in der Reihenfolge von ATT&amp;&amp;CK</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In Kürze</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Story of the incident</source>
        <translation>Verlauf des Vorfalls</translation>
    </message>
    <message>
        <source>Show the events of all its signals</source>
        <translation>Die Ereignisse aller seiner Signale zeigen</translation>
    </message>
    <message>
        <source>Enter: the events of all its signals</source>
        <translation>Eingabe: die Ereignisse aller seiner Signale</translation>
    </message>
    <message>
        <source>Go to the signal</source>
        <translation>Zum Signal</translation>
    </message>
    <message>
        <source>Enter: go to the signal</source>
        <translation>Eingabe: zum Signal</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n Vorfall</numerusform>
            <numerusform>%n Vorfälle</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules are running. What they find is linked into incidents when they are done.</source>
        <translation>Die Regeln laufen. Was sie finden, wird zu Vorfällen verbunden, wenn sie fertig sind.</translation>
    </message>
    <message>
        <source>No incidents: the rules found nothing of medium severity or above. What they found is in the panel Signals.</source>
        <translation>Keine Vorfälle: Die Regeln haben nichts von mittlerer oder höherer Schwere gefunden. Was sie gefunden haben, steht im Bereich Signale.</translation>
    </message>
    <message>
        <source>No incidents yet. Open audit logs with Ctrl+O, or run the rules with F5: signals of the same actor, credential, address or object are then linked here.</source>
        <translation>Noch keine Vorfälle. Öffnen Sie Audit-Logs mit Strg+O oder starten Sie die Regeln mit F5: Dann werden hier Signale desselben Akteurs, derselben Anmeldedaten, derselben Adresse oder desselben Objekts verbunden.</translation>
    </message>
    <message>
        <source>A single signal: nothing ties it to another.</source>
        <translation>Ein einzelnes Signal: Nichts verbindet es mit einem anderen.</translation>
    </message>
    <message>
        <source>WHAT TIES IT TOGETHER</source>
        <translation>WAS IHN VERBINDET</translation>
    </message>
    <message numerus="yes">
        <source>%1 — %n signal(s)</source>
        <translation>
            <numerusform>%1 — %n Signal</numerusform>
            <numerusform>%1 — %n Signale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived signal(s) left out</source>
        <translation>
            <numerusform>%n archiviertes Signal ausgelassen</numerusform>
            <numerusform>%n archivierte Signale ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>No incidents: what is left of medium severity or above is archived. R in the panel Signals opens a signal again.</source>
        <translation>Keine Vorfälle: was von mittlerer Schwere an gefunden wurde, ist archiviert. R im Bereich Signale öffnet ein Signal wieder.</translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentStoryModel</name>
    <message>
        <source>No tactic</source>
        <translation>Keine Taktik</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Tactic and rule</source>
        <translation>Taktik und Regel</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Erstes (%1)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>kubewake::JsonTreeModel</name>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>Wahrheitswert</translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message numerus="yes">
        <source>{%n member(s)}</source>
        <translation>
            <numerusform>{%n Eintrag}</numerusform>
            <numerusform>{%n Einträge}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n element(s)]</source>
        <translation>
            <numerusform>[%n Element]</numerusform>
            <numerusform>[%n Elemente]</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>kubewake::LaneCanvas</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message>
        <source>One lane per value. Up and down change the lane, left and right go from bar to bar, Enter opens the event, Ctrl+Enter the lane, plus and minus zoom, Ctrl+left and right pan, Home shows all.</source>
        <translation>Eine Bahn je Wert. Auf und Ab wechseln die Bahn, Links und Rechts gehen von Balken zu Balken, Eingabe öffnet das Ereignis, Strg+Eingabe die Bahn, Plus und Minus zoomen, Strg+Links und Rechts verschieben, Pos1 zeigt alles.</translation>
    </message>
    <message numerus="yes">
        <source>%1
%n row(s), %2 to %3</source>
        <translation>
            <numerusform>%1
%n Zeile, %2 bis %3</numerusform>
            <numerusform>%1
%n Zeilen, %2 bis %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2
%3
%n row(s)</source>
        <translation>
            <numerusform>%1 %2
%3
%n Zeile</numerusform>
            <numerusform>%1 %2
%3
%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Signal: %1, %2</source>
        <translation>Signal: %1, %2</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt …</translation>
    </message>
    <message>
        <source>No rows to show. Change the filter, or open a log.</source>
        <translation>Keine Zeilen zu zeigen. Ändern Sie den Filter oder öffnen Sie ein Log.</translation>
    </message>
</context>
<context>
    <name>kubewake::LeastPrivilegeView</name>
    <message>
        <source>Show what it needs</source>
        <translation>Zeigen, was nötig ist</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>User or service account</source>
        <translation>Benutzer oder Dienstkonto</translation>
    </message>
    <message>
        <source>&amp;User or service account:</source>
        <translation>Ben&amp;utzer oder Dienstkonto:</translation>
    </message>
    <message>
        <source>The smallest roles and bindings</source>
        <translation>Die kleinsten Rollen und Bindungen</translation>
    </message>
    <message>
        <source>Open evidence: from what an identity did in it, the smallest roles and bindings that allow the same are worked out.</source>
        <translation>Öffnen Sie Beweismittel: Aus dem, was eine Identität darin getan hat, werden die kleinsten Rollen und Bindungen ermittelt, die dasselbe erlauben.</translation>
    </message>
    <message>
        <source>Choose an identity and press Enter: the smallest roles and bindings (YAML) that allow what it did in the rows of the filter.</source>
        <translation>Wählen Sie eine Identität und drücken Sie Enter: die kleinsten Rollen und Bindungen (YAML), die erlauben, was sie in den Zeilen des Filters getan hat.</translation>
    </message>
</context>
<context>
    <name>kubewake::LineageGraphView</name>
    <message>
        <source>Open the page of this (Enter)</source>
        <translation>Seite hierzu öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Show its requests (Space)</source>
        <translation>Anfragen hierzu zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Graph of credentials</source>
        <translation>Graph der Zugangsmittel</translation>
    </message>
    <message>
        <source>%1 %2 %3 (requests: %4)</source>
        <translation>%1 %2 %3 (Anfragen: %4)</translation>
    </message>
</context>
<context>
    <name>kubewake::LoadReportDialog</name>
    <message>
        <source>Load report</source>
        <translation>Ladebericht</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>%1 events from %2 sources, %3 rejected lines.</source>
        <translation>%1 Ereignisse aus %2 Quellen, %3 abgelehnte Zeilen.</translation>
    </message>
    <message>
        <source>Of each file, the first %1 are listed; %2 more are only counted.</source>
        <translation>Von jeder Datei sind die ersten %1 aufgelistet; %2 weitere sind nur gezählt.</translation>
    </message>
    <message>
        <source>Loading was cancelled; what had been read is kept.</source>
        <translation>Das Laden wurde abgebrochen; was gelesen war, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>&amp;Erneut laden</translation>
    </message>
    <message>
        <source>Format and cluster can be corrected, of all selected sources at once: press F2 or Enter, or double-click. Your choices are in italics and count when the evidence is loaded again.</source>
        <translation>Format und Cluster können berichtigt werden, für alle ausgewählten Quellen zugleich: mit F2, der Eingabetaste oder einem Doppelklick. Ihre Angaben sind kursiv und gelten, sobald die Beweise erneut geladen werden.</translation>
    </message>
    <message>
        <source>No evidence has been loaded.</source>
        <translation>Es wurden keine Beweise geladen.</translation>
    </message>
    <message>
        <source>Import filter: %1. It left out %2 events.</source>
        <translation>Importfilter: %1. Er hat %2 Ereignisse weggelassen.</translation>
    </message>
    <message>
        <source>and %1 more that could not be opened</source>
        <translation>und %1 weitere, die nicht geöffnet werden konnten</translation>
    </message>
    <message>
        <source>Rejected lines of all sources: %1</source>
        <translation>Abgelehnte Zeilen aller Quellen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Rejected lines of %n selected source(s): %1</source>
        <translation>
            <numerusform>Abgelehnte Zeilen %n ausgewählter Quelle: %1</numerusform>
            <numerusform>Abgelehnte Zeilen %n ausgewählter Quellen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::MainWindow</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>About Kubewake</source>
        <translation>Über Kubewake</translation>
    </message>
    <message>
        <source>Kubewake %1

Investigates Kubernetes audit logs.
Apache License 2.0</source>
        <translation>Kubewake %1

Untersucht Kubernetes-Audit-Logs.
Apache License 2.0</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Techniken</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Audit policy</source>
        <translation>Audit-Policy</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsmittel</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
</context>
<context>
    <name>kubewake::MarkActions</name>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>Time &amp;reference</source>
        <translation>Zeit&amp;bezug</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Go to the reference</source>
        <translation>&amp;Zum Zeitbezug</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>&amp;Around the current row</source>
        <translation>&amp;Um die aktuelle Zeile</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Tags and &amp;note…</source>
        <translation>Schlagwörter und &amp;Notiz …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Only bookmarked rows</source>
        <translation>N&amp;ur Zeilen mit Lesezeichen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>&amp;Colouring rules…</source>
        <translation>&amp;Färberegeln …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation>Ctrl+Shift+H</translation>
    </message>
</context>
<context>
    <name>kubewake::MarkListModel</name>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>★ %1</source>
        <comment>bookmarked</comment>
        <translation>★ %1</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>kubewake::MarksPanel</name>
    <message>
        <source>Tag, note or text</source>
        <translation>Schlagwort, Notiz oder Text</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Schlagwörter und Notiz …</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>Nothing is marked in this evidence. Ctrl+M bookmarks the current row of the table, Ctrl+Shift+N gives it tags and a note; so does M in the list of signals.</source>
        <translation>In diesen Beweisdateien ist nichts markiert. Strg+M gibt der aktuellen Zeile der Tabelle ein Lesezeichen, Strg+Umschalt+N Schlagwörter und eine Notiz; in der Liste der Signale tut das M.</translation>
    </message>
    <message>
        <source>The text above hides all marks.</source>
        <translation>Der Text oben blendet alle Markierungen aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) belong to evidence that is not open.</source>
        <translation>
            <numerusform>%n Markierung gehört zu Beweisdateien, die nicht geöffnet sind.</numerusform>
            <numerusform>%n Markierungen gehören zu Beweisdateien, die nicht geöffnet sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::Navigator</name>
    <message numerus="yes">
        <source>Only the %n event(s) of the signal “%1” (%2)</source>
        <translation>
            <numerusform>Nur das %n Ereignis des Signals „%1“ (%2)</numerusform>
            <numerusform>Nur die %n Ereignisse des Signals „%1“ (%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n event(s) of the request %1</source>
        <translation>
            <numerusform>Nur das %n Ereignis der Anfrage %1</numerusform>
            <numerusform>Nur die %n Ereignisse der Anfrage %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>kubewake::ObjectFieldModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es zählt</translation>
    </message>
</context>
<context>
    <name>kubewake::ObjectHistories</name>
    <message>
        <source>This event is about no single object: it names none.</source>
        <translation>Dieses Ereignis handelt von keinem einzelnen Objekt: es nennt keines.</translation>
    </message>
    <message>
        <source>No request in the log is about this object.</source>
        <translation>Keine Anfrage im Protokoll handelt von diesem Objekt.</translation>
    </message>
</context>
<context>
    <name>kubewake::ObjectPanel</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Show what only changed the stat&amp;us</source>
        <translation>Auch zeigen, was nur den Stat&amp;us änderte</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Who set what</source>
        <translation>Wer was setzte</translation>
    </message>
    <message>
        <source>Versions of the object</source>
        <translation>Fassungen des Objekts</translation>
    </message>
    <message>
        <source>&amp;What changed</source>
        <translation>&amp;Was sich änderte</translation>
    </message>
    <message>
        <source>Who &amp;set what</source>
        <translation>Wer was &amp;setzte</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>Ne&amp;beneinander</translation>
    </message>
    <message>
        <source>Show its event</source>
        <translation>Ihr Ereignis zeigen</translation>
    </message>
    <message>
        <source>Show the events of all versions</source>
        <translation>Die Ereignisse aller Fassungen zeigen</translation>
    </message>
    <message>
        <source>Show the event that set it</source>
        <translation>Das Ereignis zeigen, das es setzte</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Reading the history of %1…</source>
        <translation>Die Geschichte von %1 wird gelesen …</translation>
    </message>
    <message>
        <source>Select an event about an object and press Ctrl+H: every version of the object that the log shows, what each request changed, and who set which field.</source>
        <translation>Ein Ereignis zu einem Objekt auswählen und Strg+H drücken: jede Fassung des Objekts, die das Protokoll zeigt, was jede Anfrage änderte und wer welches Feld setzte.</translation>
    </message>
    <message>
        <source>Show what only changed the stat&amp;us (%1)</source>
        <translation>Auch zeigen, was nur den Stat&amp;us änderte (%1)</translation>
    </message>
    <message>
        <source>%1: the log shows no change of it.</source>
        <translation>%1: das Protokoll zeigt keine Änderung daran.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n version(s), %2 of them with the object as it was.</source>
        <translation>
            <numerusform>%1: %n Fassung, %2 davon mit dem Objekt, wie es war.</numerusform>
            <numerusform>%1: %n Fassungen, %2 davon mit dem Objekt, wie es war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to change it failed, were denied or were dry runs.</source>
        <translation>
            <numerusform>%n Anfrage, es zu ändern, scheiterte, wurde verweigert oder war ein Probelauf.</numerusform>
            <numerusform>%n Anfragen, es zu ändern, scheiterten, wurden verweigert oder waren Probeläufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of the object before this is in the log: all of it is new here.</source>
        <translation>Vom Objekt davor steht nichts im Protokoll: hier ist alles neu.</translation>
    </message>
    <message>
        <source>As the client sent it, without what the API server added.</source>
        <translation>Wie der Client es sandte, ohne was der API-Server ergänzte.</translation>
    </message>
    <message>
        <source>It may have been a merge patch.</source>
        <translation>Es kann ein Merge-Patch gewesen sein.</translation>
    </message>
    <message>
        <source>The object is too long to be shown side by side. What changed is listed under “What changed”.</source>
        <translation>Das Objekt ist zu lang, um nebeneinander gezeigt zu werden. Was sich änderte, steht unter „Was sich änderte“.</translation>
    </message>
    <message>
        <source>&amp;What changed (%1)</source>
        <translation>&amp;Was sich änderte (%1)</translation>
    </message>
    <message>
        <source>Enter: its event. Alt+Enter: the page of the object. Select two to compare them.</source>
        <translation>Eingabe: das Ereignis. Alt+Eingabe: die Seite des Objekts. Zwei auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>O&amp;wners</source>
        <translation>&amp;Besitzer</translation>
    </message>
    <message>
        <source>Open the page of the object</source>
        <translation>Seite des Objekts öffnen</translation>
    </message>
    <message>
        <source>Owners of %1</source>
        <translation>Besitzer von %1</translation>
    </message>
</context>
<context>
    <name>kubewake::ObjectVersionModel</name>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>aktualisiert</translation>
    </message>
    <message>
        <source>patched (%1)</source>
        <translation>gepatcht (%1)</translation>
    </message>
    <message>
        <source>patched</source>
        <translation>gepatcht</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>read, and it was another</source>
        <translation>gelesen, und es war ein anderes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>as answered</source>
        <translation>wie beantwortet</translation>
    </message>
    <message>
        <source>as sent</source>
        <translation>wie gesendet</translation>
    </message>
    <message>
        <source>rebuilt from the patch</source>
        <translation>aus dem Patch nachgebaut</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>fort</translation>
    </message>
    <message>
        <source>not in the log</source>
        <translation>nicht im Protokoll</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>kubewake::OriginLinks</name>
    <message>
        <source>Looking for whom the controller acted for…</source>
        <translation>Es wird gesucht, für wen der Controller gehandelt hat…</translation>
    </message>
    <message>
        <source>Traced: %1</source>
        <translation>Zurückverfolgt: %1</translation>
    </message>
</context>
<context>
    <name>kubewake::OutcomeBar</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show these requests</source>
        <translation>Diese Anfragen zeigen</translation>
    </message>
</context>
<context>
    <name>kubewake::OwnerChainModel</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Bekannt durch</translation>
    </message>
</context>
<context>
    <name>kubewake::OwnerList</name>
    <message>
        <source>From the object to who had it made</source>
        <translation>Vom Objekt zu dem, der es veranlasst hat</translation>
    </message>
    <message>
        <source>Enter: the event. Ctrl+H: the history of this object.</source>
        <translation>Eingabe: das Ereignis. Strg+H: der Verlauf dieses Objekts.</translation>
    </message>
    <message>
        <source>Show the event</source>
        <translation>Ereignis zeigen</translation>
    </message>
    <message>
        <source>History of this object</source>
        <translation>Verlauf dieses Objekts</translation>
    </message>
    <message>
        <source>The log does not show how the object came to be.</source>
        <translation>Das Protokoll zeigt nicht, wie das Objekt entstanden ist.</translation>
    </message>
    <message>
        <source>%1 is a controller. Who had it act is not in the log.</source>
        <translation>%1 ist ein Controller. Wer ihn veranlasst hat, steht nicht im Protokoll.</translation>
    </message>
    <message>
        <source>By %1, for no other object.</source>
        <translation>Von %1, für kein anderes Objekt.</translation>
    </message>
    <message>
        <source>Goes back to %1 and %2.</source>
        <translation>Geht zurück auf %1 und %2.</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicyEffectModel</name>
    <message>
        <source>evaluable</source>
        <translation>auswertbar</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Under the policy: %1</source>
        <translation>Mit der Policy: %1</translation>
    </message>
    <message>
        <source>In the evidence: %1</source>
        <translation>In den Beweisdateien: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Signals kept</source>
        <translation>Behaltene Signale</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Under the policy</source>
        <translation>Mit der Policy</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicyEffectView</name>
    <message>
        <source>Show its signals</source>
        <translation>Ihre Signale zeigen</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicyFeed</name>
    <message>
        <source>Working out a policy</source>
        <translation>Eine Policy wird ausgearbeitet</translation>
    </message>
    <message>
        <source>The suggested policy</source>
        <translation>Die vorgeschlagene Policy</translation>
    </message>
    <message>
        <source>Trying the policy</source>
        <translation>Die Policy wird erprobt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open an audit policy</source>
        <translation>Audit-Policy öffnen</translation>
    </message>
    <message>
        <source>Policies (*.yaml *.yml *.json);;All files (*)</source>
        <translation>Policies (*.yaml *.yml *.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicyPanel</name>
    <message>
        <source>Suggested policy</source>
        <translation>Vorgeschlagene Policy</translation>
    </message>
    <message>
        <source>Try a policy</source>
        <translation>Policy erproben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>The rules have run again since; what is shown is of the run before.</source>
        <translation>Die Regeln sind seither wieder gelaufen; was gezeigt wird, ist vom Lauf davor.</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicySuggestionView</name>
    <message>
        <source>Suggest a policy</source>
        <translation>Policy vorschlagen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Try it on the log</source>
        <translation>Am Log erproben</translation>
    </message>
    <message>
        <source>Rules that it lets see, and those that stay blind</source>
        <translation>Regeln, die mit ihr sehen, und die, die blind bleiben</translation>
    </message>
    <message>
        <source>The evidence has hidden nothing from the rules that a policy could show.</source>
        <translation>Die Beweisdateien haben den Regeln nichts verborgen, was eine Policy zeigen könnte.</translation>
    </message>
    <message>
        <source>The suggested policy</source>
        <translation>Die vorgeschlagene Policy</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Noise that the policy drops</source>
        <translation>Rauschen, das die Policy weglässt</translation>
    </message>
    <message>
        <source>Of this evidence it would have kept %1 of the events, %2 of the bytes and %3 of %4 signals.</source>
        <translation>Von diesen Beweisdateien hätte sie %1 der Ereignisse, %2 der Bytes und %3 von %4 Signalen behalten.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>nein: %1</translation>
    </message>
    <message>
        <source>“Suggest a policy” works out the lowest audit levels at which the rules can be evaluated, and which noise of this evidence need not be logged.</source>
        <translation>„Policy vorschlagen“ arbeitet aus, auf welchen niedrigsten Audit-Stufen die Regeln auswertbar sind und welches Rauschen dieser Beweisdateien nicht protokolliert werden muss.</translation>
    </message>
    <message>
        <source>Open evidence, or wait until the rules have run over it: a policy is suggested from what they look for and from what the evidence holds.</source>
        <translation>Öffnen Sie Beweisdateien oder warten Sie, bis die Regeln darüber gelaufen sind: Eine Policy wird aus dem vorgeschlagen, wonach sie suchen und was die Beweisdateien enthalten.</translation>
    </message>
</context>
<context>
    <name>kubewake::PolicyTrialView</name>
    <message>
        <source>Open a policy…</source>
        <translation>Policy öffnen …</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>Noch einmal erproben</translation>
    </message>
    <message>
        <source>What the rules lose</source>
        <translation>Was die Regeln verlieren</translation>
    </message>
    <message>
        <source>There are no rules.</source>
        <translation>Es gibt keine Regeln.</translation>
    </message>
    <message>
        <source>Reads the file again, as whoever writes one needs it</source>
        <translation>Liest die Datei wieder, wie es braucht, wer eine schreibt</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Problems of the policy</source>
        <translation>Probleme der Policy</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>What is kept and dropped, by level</source>
        <translation>Was behalten und weggelassen wird, nach Stufe</translation>
    </message>
    <message>
        <source>Signals that would be lost</source>
        <translation>Signale, die verloren gingen</translation>
    </message>
    <message>
        <source>Show it in the list of signals</source>
        <translation>In der Liste der Signale zeigen</translation>
    </message>
    <message>
        <source>%1: kube-apiserver would refuse this policy, or not do as it says.</source>
        <translation>%1: kube-apiserver würde diese Policy ablehnen oder nicht tun, was sie sagt.</translation>
    </message>
    <message>
        <source>%1: keeps %2 of the events, %3 of the bytes and %4 of %5 signals.</source>
        <translation>%1: behält %2 der Ereignisse, %3 der Bytes und %4 von %5 Signalen.</translation>
    </message>
    <message>
        <source>Dropped only for their stage: %1 events.</source>
        <translation>Nur wegen ihrer Stage weggelassen: %1 Ereignisse.</translation>
    </message>
    <message>
        <source>Bodies left out: of %1 events.</source>
        <translation>Bodies weggelassen: von %1 Ereignissen.</translation>
    </message>
    <message>
        <source>Of %1 events that are kept the evidence has less than the policy would log: their bodies would come on top.</source>
        <translation>Von %1 behaltenen Ereignissen haben die Beweisdateien weniger, als die Policy protokollieren würde: Ihre Bodies kämen hinzu.</translation>
    </message>
    <message>
        <source>The text of %1 events could not be read: their bodies are counted as kept.</source>
        <translation>Der Text von %1 Ereignissen konnte nicht gelesen werden: Ihre Bodies zählen als behalten.</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>In the evidence</source>
        <translation>In den Beweisdateien</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Logged at %1</source>
        <translation>Protokolliert auf %1</translation>
    </message>
    <message>
        <source>Rule at line %1</source>
        <translation>Regel in Zeile %1</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>Keine Regel</translation>
    </message>
    <message>
        <source>Open an audit.k8s.io/v1 Policy, or try the suggested one: what it would have kept of this evidence, and what the rules would still have seen.</source>
        <translation>Öffnen Sie eine audit.k8s.io/v1-Policy oder erproben Sie die vorgeschlagene: was sie von diesen Beweisdateien behalten hätte und was die Regeln noch gesehen hätten.</translation>
    </message>
    <message>
        <source>Open evidence, or wait until the rules have run over it, to try a policy on it.</source>
        <translation>Öffnen Sie Beweisdateien oder warten Sie, bis die Regeln darüber gelaufen sind, um eine Policy daran zu erproben.</translation>
    </message>
</context>
<context>
    <name>kubewake::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>kubewake::RbacChangeModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the end of the evidence</source>
        <translation>zum Ende der Beweismittel</translation>
    </message>
    <message>
        <source>Not used until %1.</source>
        <translation>Bis %1 nicht benutzt.</translation>
    </message>
    <message>
        <source>Used until %1 by %2 for %3.</source>
        <translation>Bis %1 benutzt von %2 für %3.</translation>
    </message>
    <message>
        <source>What changed: %1
%2
Filter: %3</source>
        <translation>Geändert: %1
%2
Filter: %3</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>Zeit (%1)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Nutzungen</translation>
    </message>
    <message>
        <source>First use after</source>
        <translation>Erste Nutzung nach</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>kubewake::RejectedLineModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Byte offset</source>
        <translation>Byte-Position</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Starts with</source>
        <translation>Beginnt mit</translation>
    </message>
</context>
<context>
    <name>kubewake::RowCopier</name>
    <message>
        <source>This is too much for the clipboard. Export the rows to a file instead.</source>
        <translation>Das ist zu viel für die Zwischenablage. Exportieren Sie die Zeilen in eine Datei.</translation>
    </message>
    <message>
        <source>Copy %1 rows to the clipboard? An export to a file needs less memory.</source>
        <translation>%1 Zeilen in die Zwischenablage kopieren? Ein Export in eine Datei braucht weniger Speicher.</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copying rows …</source>
        <translation>Zeilen werden kopiert …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kubewake::RuleDetail</name>
    <message>
        <source>What the rule is for</source>
        <translation>Wozu die Regel dient</translation>
    </message>
    <message>
        <source>Source text of the rule</source>
        <translation>Quelltext der Regel</translation>
    </message>
    <message>
        <source>About the rule</source>
        <translation>Über die Regel</translation>
    </message>
    <message>
        <source>Source text</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>It gives no signals of its own: correlations rest on it.</source>
        <translation>Sie gibt keine eigenen Signale: Korrelationen beruhen auf ihr.</translation>
    </message>
    <message>
        <source>Correlations rest on it.</source>
        <translation>Korrelationen beruhen auf ihr.</translation>
    </message>
    <message numerus="yes">
        <source>Suppressions have taken %n event(s) away.</source>
        <translation>
            <numerusform>Unterdrückungen haben %n Ereignis weggenommen.</numerusform>
            <numerusform>Unterdrückungen haben %n Ereignisse weggenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>WHY IT MATTERS</source>
        <translation>WARUM ES WICHTIG IST</translation>
    </message>
    <message>
        <source>INVESTIGATION</source>
        <translation>UNTERSUCHUNG</translation>
    </message>
    <message>
        <source>FALSE POSITIVES</source>
        <translation>FEHLALARME</translation>
    </message>
    <message>
        <source>REMEDIATION</source>
        <translation>ABHILFE</translation>
    </message>
    <message>
        <source>REFERENCES</source>
        <translation>QUELLEN</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>TAGS</translation>
    </message>
    <message>
        <source>CIS KUBERNETES BENCHMARK</source>
        <translation>CIS KUBERNETES BENCHMARK</translation>
    </message>
    <message>
        <source>Id: %1</source>
        <translation>Kennung: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>(unreadable rule)</source>
        <translation>(unlesbare Regel)</translation>
    </message>
    <message>
        <source>The rule was refused and does not run; all others do.</source>
        <translation>Die Regel wurde abgelehnt und läuft nicht; alle anderen laufen.</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>GRUND</translation>
    </message>
    <message>
        <source>THREAT MATRIX FOR KUBERNETES</source>
        <translation>THREAT MATRIX FOR KUBERNETES</translation>
    </message>
</context>
<context>
    <name>kubewake::RuleFeed</name>
    <message>
        <source>the rules are running</source>
        <translation>die Regeln laufen</translation>
    </message>
    <message>
        <source>&amp;Refused rules…</source>
        <translation>&amp;Abgelehnte Regeln …</translation>
    </message>
    <message>
        <source>&amp;Refused rules (%1)…</source>
        <translation>&amp;Abgelehnte Regeln (%1) …</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) were refused; see Rules → Refused rules.</source>
        <translation>
            <numerusform>%n Regel wurde abgelehnt; siehe Regeln → Abgelehnte Regeln.</numerusform>
            <numerusform>%n Regeln wurden abgelehnt; siehe Regeln → Abgelehnte Regeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>the rule is running</source>
        <translation>die Regel läuft</translation>
    </message>
    <message>
        <source>The rule is no longer there, or was refused; reload.</source>
        <translation>Die Regel ist nicht mehr da oder wurde abgelehnt; bitte neu einlesen.</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n event(s) that the rule “%1” matched</source>
        <translation>
            <numerusform>Nur das %n Ereignis, das auf die Regel „%1“ passt</numerusform>
            <numerusform>Nur die %n Ereignisse, die auf die Regel „%1“ passen</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 could not be opened.</source>
        <translation>Der Ordner %1 konnte nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>kubewake::RuleListModel</name>
    <message>
        <source>evaluated</source>
        <translation>ausgewertet</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>not evaluable</source>
        <translation>nicht auswertbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>(unreadable rule)</source>
        <translation>(unlesbare Regel)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Events that the rule matched; of a correlation, spans of time.</source>
        <translation>Ereignisse, die auf die Regel passen; bei einer Korrelation Zeitspannen.</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Empty: the rule only feeds correlations.</source>
        <translation>Leer: die Regel dient nur Korrelationen.</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Processor time of the last run. What several rules ask is answered once, and counted for none of them.</source>
        <translation>Prozessorzeit des letzten Laufs. Was mehrere Regeln fragen, wird einmal beantwortet und keiner angerechnet.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Could the rule see in this evidence what it looks for?</source>
        <translation>Konnte die Regel in diesen Beweisen sehen, wonach sie sucht?</translation>
    </message>
    <message>
        <source>Evaluable?</source>
        <translation>Auswertbar?</translation>
    </message>
    <message>
        <source>ATT&amp;CK</source>
        <translation>ATT&amp;CK</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>kubewake::RulesPage</name>
    <message>
        <source>Show its signals</source>
        <translation>Ihre Signale zeigen</translation>
    </message>
    <message>
        <source>Run this rule</source>
        <translation>Diese Regel ausführen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Title, description, id, ATT&amp;CK or tag</source>
        <translation>Titel, Beschreibung, Kennung, ATT&amp;CK oder Tag</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>Regeln durchsuchen</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>Mindestschwere</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>Jede Schwere</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und darüber</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Alle Regeln</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Mit Treffern</translation>
    </message>
    <message>
        <source>Not fully evaluable</source>
        <translation>Nicht ganz auswertbar</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Enable or disable</source>
        <translation>Ein- oder abschalten</translation>
    </message>
    <message>
        <source>Enter: signals, R: run, Space: enable or disable, O: folder, F5: reload</source>
        <translation>Eingabe: Signale, R: ausführen, Leertaste: ein- oder abschalten, O: Ordner, F5: neu einlesen</translation>
    </message>
    <message>
        <source>In the list of signals (Enter)</source>
        <translation>In der Liste der Signale (Eingabe)</translation>
    </message>
    <message>
        <source>Reads the rule again and runs it alone, with what it rests on; the table then shows the events that it matched (R)</source>
        <translation>Liest die Regel neu ein und führt sie allein aus, mit denen, auf denen sie beruht; die Tabelle zeigt dann die Ereignisse, auf die sie passt (R)</translation>
    </message>
    <message>
        <source>Disabled rules do not run. Correlations that rest on one still get its matches (Space)</source>
        <translation>Abgeschaltete Regeln laufen nicht. Korrelationen, die auf einer beruhen, bekommen ihre Treffer dennoch (Leertaste)</translation>
    </message>
    <message>
        <source>Where its file is; bundled rules have none (O)</source>
        <translation>Wo ihre Datei liegt; mitgelieferte Regeln haben keine (O)</translation>
    </message>
    <message>
        <source>Reads the rule files again and runs all rules (F5)</source>
        <translation>Liest die Regeldateien neu ein und führt alle Regeln aus (F5)</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filters</source>
        <translation>
            <numerusform>%n durch die Filter verborgen</numerusform>
            <numerusform>%n durch die Filter verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>No rules have been read yet. Reload reads them.</source>
        <translation>Noch sind keine Regeln eingelesen. „Neu einlesen“ liest sie ein.</translation>
    </message>
    <message>
        <source>All rules are hidden by the filters.</source>
        <translation>Alle Regeln sind durch die Filter verborgen.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>kubewake::Settings</name>
    <message>
        <source>%1 as “state/%2”</source>
        <translation>%1 unter „state/%2“</translation>
    </message>
</context>
<context>
    <name>kubewake::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>&amp;Display</source>
        <translation>&amp;Anzeige</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>This computer (%1)</source>
        <translation>Dieser Rechner (%1)</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>Used by every view and every export.</source>
        <translation>Gilt für jede Ansicht und jeden Export.</translation>
    </message>
    <message>
        <source>Known networks</source>
        <translation>Bekannte Netze</translation>
    </message>
    <message>
        <source>Known administrators</source>
        <translation>Bekannte Administratoren</translation>
    </message>
    <message>
        <source>Preconfigured namespaces</source>
        <translation>Mitgelieferte Namespaces</translation>
    </message>
    <message>
        <source>Known networks, one prefix a line (10.0.0.0/8). Rules about access from elsewhere cannot be evaluated while this is empty.</source>
        <translation>Bekannte Netze, ein Präfix je Zeile (10.0.0.0/8). Regeln über Zugriffe von anderswo können nicht ausgewertet werden, solange hier nichts steht.</translation>
    </message>
    <message>
        <source>Known administrators, one user name a line.</source>
        <translation>Bekannte Administratoren, ein Benutzername je Zeile.</translation>
    </message>
    <message>
        <source>Preconfigured namespaces: those that came with the cluster, one a line.</source>
        <translation>Mitgelieferte Namespaces: die, die mit dem Cluster kamen, einer je Zeile.</translation>
    </message>
    <message>
        <source>Rule folders</source>
        <translation>Regelordner</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Add a rule folder</source>
        <translation>Regelordner hinzufügen</translation>
    </message>
    <message>
        <source>Folders with further Sigma rules (*.yml), used beside the bundled ones.</source>
        <translation>Ordner mit weiteren Sigma-Regeln (*.yml), die neben den mitgelieferten gelten.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichszeitraum</translation>
    </message>
    <message>
        <source>Lists of rules</source>
        <translation>Listen der Regeln</translation>
    </message>
    <message>
        <source>Baseline of the rules about new values: a span from the start of the evidence (7d), or the time at which it ends. Empty: as each rule says.</source>
        <translation>Vergleichszeitraum der Regeln über neue Werte: eine Dauer vom Beginn der Beweise an (7d) oder die Zeit, zu der er endet. Leer: wie jede Regel es sagt.</translation>
    </message>
    <message>
        <source>Lists that rules call %NAME%, one a line: JumpServers = 10.1.2.3, 10.1.2.4</source>
        <translation>Listen, die Regeln %NAME% nennen, eine je Zeile: JumpServers = 10.1.2.3, 10.1.2.4</translation>
    </message>
    <message>
        <source>Trusted registries</source>
        <translation>Vertrauenswürdige Registries</translation>
    </message>
    <message>
        <source>Trusted registries, or repositories in them, one a line, as images name them (registry.example/team; nginx for the one of Docker Hub). Rules about images from elsewhere cannot be evaluated while this is empty.</source>
        <translation>Vertrauenswürdige Registries oder Repositories darin, eine je Zeile, so wie Images sie nennen (registry.example/team; nginx für das auf Docker Hub). Solange das leer ist, lassen sich Regeln über Images von anderswo nicht auswerten.</translation>
    </message>
    <message>
        <source>&amp;Networks</source>
        <translation>&amp;Netze</translation>
    </message>
</context>
<context>
    <name>kubewake::SideBySide</name>
    <message>
        <source>The object before</source>
        <translation>Das Objekt vorher</translation>
    </message>
    <message>
        <source>The object after</source>
        <translation>Das Objekt nachher</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
</context>
<context>
    <name>kubewake::SignalDetail</name>
    <message>
        <source>About this signal</source>
        <translation>Über dieses Signal</translation>
    </message>
    <message>
        <source>Show its &amp;events</source>
        <translation>Seine &amp;Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Actor&apos;s &amp;timeline</source>
        <translation>&amp;Zeitleiste des Akteurs</translation>
    </message>
    <message>
        <source>&amp;Under review</source>
        <translation>In &amp;Prüfung</translation>
    </message>
    <message>
        <source>&amp;Archive…</source>
        <translation>&amp;Archivieren …</translation>
    </message>
    <message>
        <source>&amp;Reopen</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), %1 to %2 (%3)</source>
        <translation>
            <numerusform>%n Ereignis, %1 bis %2 (%3)</numerusform>
            <numerusform>%n Ereignisse, %1 bis %2 (%3)</numerusform>
        </translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>WHY IT MATTERS</source>
        <translation>WARUM ES WICHTIG IST</translation>
    </message>
    <message>
        <source>WHAT THE RULE LOOKS FOR</source>
        <translation>WONACH DIE REGEL SUCHT</translation>
    </message>
    <message>
        <source>FIELDS THAT MATCHED</source>
        <translation>FELDER, DIE PASSTEN</translation>
    </message>
    <message>
        <source>REMEDIATION</source>
        <translation>ABHILFE</translation>
    </message>
    <message>
        <source>INVESTIGATION</source>
        <translation>UNTERSUCHUNG</translation>
    </message>
    <message>
        <source>FALSE POSITIVES</source>
        <translation>FEHLALARME</translation>
    </message>
    <message>
        <source>ATT&amp;CK: %1 (%2)</source>
        <translation>ATT&amp;CK: %1 (%2)</translation>
    </message>
    <message>
        <source>CIS Kubernetes Benchmark: %1</source>
        <translation>CIS Kubernetes Benchmark: %1</translation>
    </message>
    <message>
        <source>REFERENCES</source>
        <translation>QUELLEN</translation>
    </message>
    <message>
        <source>RULE</source>
        <translation>REGEL</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>No signal is selected. Choose one in the list above.</source>
        <translation>Es ist kein Signal ausgewählt. Wählen Sie eines in der Liste darüber.</translation>
    </message>
    <message>
        <source>E&amp;xpected…</source>
        <translation>E&amp;rwartet…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the events from that change to this signal</source>
        <translation>Die Ereignisse von jener Änderung bis zu diesem Signal anzeigen</translation>
    </message>
    <message>
        <source>Threat matrix for Kubernetes: %1</source>
        <translation>Threat matrix for Kubernetes: %1</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz …</translation>
    </message>
</context>
<context>
    <name>kubewake::SignalFeed</name>
    <message>
        <source>What was decided about signals in earlier sessions cannot be read: %1 It is kept in %2.</source>
        <translation>Was in früheren Sitzungen über Signale entschieden wurde, kann nicht gelesen werden: %1 Es bleibt in %2 erhalten.</translation>
    </message>
</context>
<context>
    <name>kubewake::SignalListModel</name>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>First (%1)</source>
        <translation>Erstes (%1)</translation>
    </message>
    <message>
        <source>Last (%1)</source>
        <translation>Letztes (%1)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>kubewake::SignalPanel</name>
    <message>
        <source>What could the rules see?</source>
        <translation>Was konnten die Regeln sehen?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Rules that have run</source>
        <translation>Regeln, die gelaufen sind</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>Mindestschwere</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>Jede Schwere</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und darüber</translation>
    </message>
    <message>
        <source>ATT&amp;CK tactic</source>
        <translation>ATT&amp;CK-Taktik</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Entity, rule or text</source>
        <translation>Akteur, Regel oder Text</translation>
    </message>
    <message>
        <source>Show its events</source>
        <translation>Seine Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Actor&apos;s timeline</source>
        <translation>Zeitleiste des Akteurs</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>Archivieren …</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Archive signal</source>
        <translation>Signal archivieren</translation>
    </message>
    <message>
        <source>Mark signal as under review</source>
        <translation>Signal als in Prüfung kennzeichnen</translation>
    </message>
    <message>
        <source>Reopen signal</source>
        <translation>Signal wieder öffnen</translation>
    </message>
    <message>
        <source>Why is this signal archived?</source>
        <translation>Warum wird dieses Signal archiviert?</translation>
    </message>
    <message>
        <source>Any tactic</source>
        <translation>Jede Taktik</translation>
    </message>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <translation>
            <numerusform>%n Signal</numerusform>
            <numerusform>%n Signale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filters</source>
        <translation>
            <numerusform>%n durch die Filter verborgen</numerusform>
            <numerusform>%n durch die Filter verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules are running. No signals yet.</source>
        <translation>Die Regeln laufen. Noch keine Signale.</translation>
    </message>
    <message>
        <source>No signals.</source>
        <translation>Keine Signale.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) could not be evaluated: </source>
        <translation>
            <numerusform>%n Regel konnte nicht ausgewertet werden: </numerusform>
            <numerusform>%n Regeln konnten nicht ausgewertet werden: </numerusform>
        </translation>
    </message>
    <message>
        <source>All signals are hidden by the filters.</source>
        <translation>Alle Signale sind durch die Filter verborgen.</translation>
    </message>
    <message>
        <source>Any technique</source>
        <translation>Jede Technik</translation>
    </message>
    <message>
        <source>Show signals of any technique</source>
        <translation>Signale jeder Technik zeigen</translation>
    </message>
    <message>
        <source>Technique %1: %2</source>
        <translation>Technik %1: %2</translation>
    </message>
    <message>
        <source>Expected…</source>
        <translation>Erwartet…</translation>
    </message>
    <message>
        <source>Suppressed matches: %1</source>
        <translation>Unterdrückte Treffer: %1</translation>
    </message>
    <message>
        <source> (expired suppressions: %1)</source>
        <translation> (abgelaufene Unterdrückungen: %1)</translation>
    </message>
    <message>
        <source>Open the page of its actor</source>
        <translation>Seite des Akteurs öffnen</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>Schlagwörter und Notiz …</translation>
    </message>
    <message>
        <source>Enter: events, Alt+Enter: page of the actor, T: timeline, N: around it, U: under review, A: archive, R: reopen, X: expected, M: note, Ctrl+Z: undo</source>
        <translation>Eingabe: Ereignisse, Alt+Eingabe: Seite des Akteurs, T: Zeitachse, N: Zeit darum, U: in Prüfung, A: archivieren, R: wieder öffnen, X: erwartet, M: Notiz, Strg+Z: rückgängig</translation>
    </message>
</context>
<context>
    <name>kubewake::SourceChoiceDelegate</name>
    <message>
        <source>Cluster of the selected sources</source>
        <translation>Cluster der ausgewählten Quellen</translation>
    </message>
    <message>
        <source>Format of the selected sources</source>
        <translation>Format der ausgewählten Quellen</translation>
    </message>
</context>
<context>
    <name>kubewake::SourceReportModel</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>This is your choice. It counts when the evidence is loaded.</source>
        <translation>Das ist Ihre Angabe. Sie gilt, sobald die Beweise geladen werden.</translation>
    </message>
    <message>
        <source>It was read as: %1</source>
        <translation>Gelesen als: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Core events</source>
        <translation>Core-Events</translation>
    </message>
    <message>
        <source>Other records</source>
        <translation>Andere Datensätze</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Andere Zeilen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erstes</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letztes</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>not recognised (%1)</source>
        <translation>nicht erkannt (%1)</translation>
    </message>
</context>
<context>
    <name>kubewake::SourceReportView</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Set format</source>
        <translation>Format festlegen</translation>
    </message>
    <message>
        <source>Set cluster</source>
        <translation>Cluster festlegen</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>kubewake::StatusLine</name>
    <message>
        <source>The time zone of every view and export</source>
        <translation>Die Zeitzone jeder Ansicht und jedes Exports</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Stopped. The rows are those of the filter before.</source>
        <translation>Angehalten. Die Zeilen sind die des vorigen Filters.</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Zeitzone: %1</translation>
    </message>
    <message>
        <source>%1 of %2 events shown</source>
        <translation>%1 von %2 Ereignissen gezeigt</translation>
    </message>
    <message>
        <source>%1 of %2 requests shown</source>
        <translation>%1 von %2 Anfragen gezeigt</translation>
    </message>
    <message>
        <source>%1 events · %2 requests · %3 duplicates</source>
        <translation>%1 Ereignisse · %2 Anfragen · %3 Doppelte</translation>
    </message>
    <message>
        <source>%1 rejected lines</source>
        <translation>%1 abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>%1 rejected lines; open the load report</source>
        <translation>%1 abgelehnte Zeilen; Ladebericht öffnen</translation>
    </message>
    <message>
        <source>What became of every line: the load report</source>
        <translation>Was aus jeder Zeile wurde: der Ladebericht</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>Following, last event %1 · %2</source>
        <translation>Wird verfolgt, letztes Ereignis %1 · %2</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch keines</translation>
    </message>
</context>
<context>
    <name>kubewake::SuppressionModel</name>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>Was erwartet ist</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">Grund</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">Datei</translation>
    </message>
</context>
<context>
    <name>kubewake::Suppressions</name>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Remove a suppression</source>
        <translation>Eine Unterdrückung entfernen</translation>
    </message>
    <message>
        <source>Suppressions</source>
        <translation>Unterdrückungen</translation>
    </message>
</context>
<context>
    <name>kubewake::SuppressionsDialog</name>
    <message>
        <source>&amp;Show its events</source>
        <translation>Ereignisse &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished">&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Open its file</source>
        <translation>Datei ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Suppressions</source>
        <translation>Unterdrückungen</translation>
    </message>
    <message>
        <source>Sigma meta filters: yours, and those of the rule folders. What they take away is counted here. To add one, choose a signal and press X.</source>
        <translation>Sigma-Meta-Filter: Ihre und die der Regelordner. Was sie wegnehmen, wird hier gezählt. Für einen neuen wählen Sie ein Signal und drücken X.</translation>
    </message>
</context>
<context>
    <name>kubewake::TextTableModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kubewake::TimeGapModel</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Last event before it (%1)</source>
        <translation>Letztes Ereignis davor (%1)</translation>
    </message>
    <message>
        <source>First event after it (%1)</source>
        <translation>Erstes Ereignis danach (%1)</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
</context>
<context>
    <name>kubewake::TimeGapView</name>
    <message>
        <source>Enter or a double click shows the events of ten minutes before a gap to ten minutes after it; other API servers may have logged meanwhile.</source>
        <translation>Eingabe oder ein Doppelklick zeigt die Ereignisse von zehn Minuten vor einer Lücke bis zehn Minuten danach; andere API-Server können währenddessen protokolliert haben.</translation>
    </message>
    <message>
        <source>Time gaps</source>
        <translation>Zeitlücken</translation>
    </message>
    <message>
        <source>Show the events around it</source>
        <translation>Die Ereignisse darum herum zeigen</translation>
    </message>
    <message>
        <source>Looking for gaps…</source>
        <translation>Lücken werden gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>and %n more log(s)</source>
        <translation>
            <numerusform>und %n weiteres Log</numerusform>
            <numerusform>und %n weitere Logs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: too few events to say (%2)</source>
        <translation>%1: zu wenige Ereignisse, um das zu sagen (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n gap(s) longer than %2</source>
        <translation>
            <numerusform>%1: %n Lücke länger als %2</numerusform>
            <numerusform>%1: %n Lücken länger als %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No evidence is open.</source>
        <translation>Es sind keine Beweisdateien geöffnet.</translation>
    </message>
</context>
<context>
    <name>kubewake::TimeReference</name>
    <message>
        <source>Go to the reference</source>
        <translation>Zum Zeitbezug</translation>
    </message>
    <message>
        <source>Select the row that times are to be counted from.</source>
        <translation>Wählen Sie die Zeile, von der aus gezählt werden soll.</translation>
    </message>
    <message>
        <source>This event has no time to count from.</source>
        <translation>Dieses Ereignis hat keine Zeit, von der aus gezählt werden könnte.</translation>
    </message>
    <message>
        <source>The reference is not in the evidence that is open.</source>
        <translation>Der Zeitbezug ist nicht in den geöffneten Beweisdateien.</translation>
    </message>
    <message>
        <source>There is no reference. Ctrl+T makes the current row one.</source>
        <translation>Es gibt keinen Zeitbezug. Strg+T macht die aktuelle Zeile dazu.</translation>
    </message>
    <message>
        <source>The reference is not among the rows shown: the filter leaves it out.</source>
        <translation>Der Zeitbezug ist nicht unter den gezeigten Zeilen: Der Filter lässt ihn aus.</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>Bezug: %1</translation>
    </message>
    <message>
        <source>Reference: %1 (not among the rows shown)</source>
        <translation>Bezug: %1 (nicht unter den gezeigten Zeilen)</translation>
    </message>
</context>
<context>
    <name>kubewake::TimelineView</name>
    <message>
        <source>One lane per</source>
        <translation>Eine Bahn je</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>Quelladresse</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Order of the lanes</source>
        <translation>Reihenfolge der Bahnen</translation>
    </message>
    <message>
        <source>Most rows first</source>
        <translation>Meiste Zeilen zuerst</translation>
    </message>
    <message>
        <source>First seen first</source>
        <translation>Zuerst gesehene zuerst</translation>
    </message>
    <message>
        <source>Colours show</source>
        <translation>Farben zeigen</translation>
    </message>
    <message>
        <source>Colour: outcome</source>
        <translation>Farbe: Ausgang</translation>
    </message>
    <message>
        <source>Colour: severity</source>
        <translation>Farbe: Schwere</translation>
    </message>
    <message>
        <source>Lanes:</source>
        <translation>Bahnen:</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Show all of the time (Home)</source>
        <translation>Die ganze Zeit zeigen (Pos1)</translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n Bahn</numerusform>
            <numerusform>%n Bahnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a time in range</source>
        <translation>
            <numerusform>%n Zeile ohne Zeit im Bereich</numerusform>
            <numerusform>%n Zeilen ohne Zeit im Bereich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Dateien &amp;öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>O&amp;rdner öffnen …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Add files to this investigation…</source>
        <translation>Dateien zu dieser Untersuchung &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the &amp;sample incident</source>
        <translation>&amp;Beispielvorfall öffnen</translation>
    </message>
    <message>
        <source>&amp;Close all evidence</source>
        <translation>Alle Beweisdateien s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Load report…</source>
        <translation>&amp;Ladebericht …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Findings as &amp;CSV…</source>
        <translation>Befunde als &amp;CSV …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Findings as &amp;JSON Lines…</source>
        <translation>Befunde als &amp;JSON Lines …</translation>
    </message>
    <message>
        <source>Rows as C&amp;SV…</source>
        <translation>Zeilen als C&amp;SV …</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Rows as JSON &amp;Lines…</source>
        <translation>Zeilen als JSON &amp;Lines …</translation>
    </message>
    <message>
        <source>&amp;Original events…</source>
        <translation>&amp;Originalereignisse …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo triage</source>
        <translation>Entscheidung &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo triage</source>
        <translation>Entscheidung &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy cell</source>
        <translation>Zelle &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in table</source>
        <translation>In der Tabelle &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Requests (one row each)</source>
        <translation>&amp;Anfragen (je eine Zeile)</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>&amp;Events (every stage)</source>
        <translation>&amp;Ereignisse (jede Stufe)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Go to the &amp;filter</source>
        <translation>Zum &amp;Filter gehen</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X</source>
        <translation>Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>Reset the &amp;layout</source>
        <translation>An&amp;ordnung zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Fa&amp;rben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>&amp;Refused rules…</source>
        <translation>&amp;Abgelehnte Regeln …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Filter language</source>
        <translation>&amp;Filtersprache</translation>
    </message>
    <message>
        <source>&amp;About Kubewake</source>
        <translation>&amp;Über Kubewake</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Import filter…</source>
        <translation>&amp;Importfilter …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Follo&amp;w growing files</source>
        <translation>&amp;Wachsende Dateien verfolgen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>R&amp;ules…</source>
        <translation>Re&amp;geln …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>&amp;Read the rules and run them again</source>
        <translation>Regeln neu &amp;einlesen und ausführen</translation>
    </message>
    <message>
        <source>ATT&amp;&amp;CK &amp;Navigator layer…</source>
        <translation>ATT&amp;&amp;CK-&amp;Navigator-Ebene …</translation>
    </message>
    <message>
        <source>&amp;What could the rules see?</source>
        <translation>&amp;Was konnten die Regeln sehen?</translation>
    </message>
    <message>
        <source>Ctrl+Shift+W</source>
        <translation>Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>Audit &amp;policy…</source>
        <translation>Audit-&amp;Policy …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Go to the p&amp;age of the entity</source>
        <translation>Zur S&amp;eite der Entität</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Find &amp;anywhere…</source>
        <translation>Über&amp;all suchen …</translation>
    </message>
    <message>
        <source>&amp;Grants…</source>
        <translation>Be&amp;rechtigungen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+G</source>
        <translation>Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>Co&amp;mpare two times…</source>
        <translation>&amp;Zwei Zeiten vergleichen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Cre&amp;dentials…</source>
        <translation>Zugangs&amp;mittel…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
</context>
<context>
    <name>kubewake::WindowDocks</name>
    <message>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Voriger Bereich</translation>
    </message>
</context>
</TS>
