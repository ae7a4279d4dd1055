<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Around</name>
    <message numerus="yes">
        <source>±%n minute(s)</source>
        <translation>
            <numerusform>±%n minute</numerusform>
            <numerusform>±%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowText</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::AnnotationDialog</name>
    <message numerus="yes">
        <source>The note is %n character(s) too long: the end will be cut.</source>
        <translation>
            <numerusform>The note is %n character too long: the end will be cut.</numerusform>
            <numerusform>The note is %n characters too long: the end will be cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::AnnotationFeed</name>
    <message numerus="yes">
        <source>%n row(s) at once can be bookmarked. A filter of its own can be kept by name instead (Views).</source>
        <translation>
            <numerusform>%n row at once can be bookmarked. A filter of its own can be kept by name instead (Views).</numerusform>
            <numerusform>%n rows at once can be bookmarked. A filter of its own can be kept by name instead (Views).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n bookmarked event(s)</source>
        <translation>
            <numerusform>Only the %n bookmarked event</numerusform>
            <numerusform>Only the %n bookmarked events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::AttackMatrixModel</name>
    <message numerus="yes">
        <source>%n signal(s), at most %1</source>
        <translation>
            <numerusform>%n signal, at most %1</numerusform>
            <numerusform>%n signals, at most %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::BurstView</name>
    <message numerus="yes">
        <source>%n burst(s)</source>
        <translation>
            <numerusform>%n burst</numerusform>
            <numerusform>%n bursts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n highest burst(s)</source>
        <translation>
            <numerusform>The %n highest burst</numerusform>
            <numerusform>The %n highest bursts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::CoverageView</name>
    <message numerus="yes">
        <source>Of what %n rule(s) are about, no event is in the evidence.</source>
        <translation>
            <numerusform>Of what %n rule is about, no event is in the evidence.</numerusform>
            <numerusform>Of what %n rules are about, no event is in the evidence.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) might have matched.</source>
        <translation>
            <numerusform>%n event might have matched.</numerusform>
            <numerusform>%n events might have matched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::DetailPane</name>
    <message numerus="yes">
        <source>%n more event(s) with this audit ID: filter by it</source>
        <translation>
            <numerusform>%n more event with this audit ID: filter by it</numerusform>
            <numerusform>%n more events with this audit ID: filter by it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::EntityListModel</name>
    <message numerus="yes">
        <source>%1, %n event(s)</source>
        <translation>
            <numerusform>%1, %n event</numerusform>
            <numerusform>%1, %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::EventPane</name>
    <message numerus="yes">
        <source>%n event(s) could not be tested: their text can no longer be read. The evidence was moved, changed or deleted after it was loaded.</source>
        <translation>
            <numerusform>%n event could not be tested: its text can no longer be read. The evidence was moved, changed or deleted after it was loaded.</numerusform>
            <numerusform>%n events could not be tested: their text can no longer be read. The evidence was moved, changed or deleted after it was loaded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::EvidenceActions</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) could not be read to the end.</source>
        <translation>
            <numerusform>%n source could not be read to the end.</numerusform>
            <numerusform>%n sources could not be read to the end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more notice(s))</source>
        <translation>
            <numerusform>%1 (%n more notice)</numerusform>
            <numerusform>%1 (%n more notices)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::FindAnywhere</name>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n request</numerusform>
            <numerusform>%1, %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rule, %n signal(s)</source>
        <translation>
            <numerusform>Rule, %n signal</numerusform>
            <numerusform>Rule, %n signals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentLinks</name>
    <message numerus="yes">
        <source>Incident: %n signal(s)</source>
        <translation>
            <numerusform>Incident: %n signal</numerusform>
            <numerusform>Incident: %n signals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::IncidentPanel</name>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 — %n signal(s)</source>
        <translation>
            <numerusform>%1 — %n signal</numerusform>
            <numerusform>%1 — %n signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived signal(s) left out</source>
        <translation>
            <numerusform>%n archived signal left out</numerusform>
            <numerusform>%n archived signals left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%n member(s)}</source>
        <translation>
            <numerusform>{%n member}</numerusform>
            <numerusform>{%n members}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n element(s)]</source>
        <translation>
            <numerusform>[%n element]</numerusform>
            <numerusform>[%n elements]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::LaneCanvas</name>
    <message numerus="yes">
        <source>%1
%n row(s), %2 to %3</source>
        <translation>
            <numerusform>%1
%n row, %2 to %3</numerusform>
            <numerusform>%1
%n rows, %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2
%3
%n row(s)</source>
        <translation>
            <numerusform>%1 %2
%3
%n row</numerusform>
            <numerusform>%1 %2
%3
%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::LoadReportDialog</name>
    <message numerus="yes">
        <source>Rejected lines of %n selected source(s): %1</source>
        <translation>
            <numerusform>Rejected lines of %n selected source: %1</numerusform>
            <numerusform>Rejected lines of %n selected sources: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::MarksPanel</name>
    <message numerus="yes">
        <source>%n mark(s) belong to evidence that is not open.</source>
        <translation>
            <numerusform>%n mark belongs to evidence that is not open.</numerusform>
            <numerusform>%n marks belong to evidence that is not open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::Navigator</name>
    <message numerus="yes">
        <source>Only the %n event(s) of the signal “%1” (%2)</source>
        <translation>
            <numerusform>Only the %n event of the signal “%1” (%2)</numerusform>
            <numerusform>Only the %n events of the signal “%1” (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n event(s) of the request %1</source>
        <translation>
            <numerusform>Only the %n event of the request %1</numerusform>
            <numerusform>Only the %n events of the request %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::ObjectPanel</name>
    <message numerus="yes">
        <source>%1: %n version(s), %2 of them with the object as it was.</source>
        <translation>
            <numerusform>%1: %n version, %2 of them with the object as it was.</numerusform>
            <numerusform>%1: %n versions, %2 of them with the object as it was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) to change it failed, were denied or were dry runs.</source>
        <translation>
            <numerusform>%n request to change it failed, was denied or was a dry run.</numerusform>
            <numerusform>%n requests to change it failed, were denied or were dry runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::RuleDetail</name>
    <message numerus="yes">
        <source>Suppressions have taken %n event(s) away.</source>
        <translation>
            <numerusform>Suppressions have taken %n event away.</numerusform>
            <numerusform>Suppressions have taken %n events away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::RuleFeed</name>
    <message numerus="yes">
        <source>%n rule(s) were refused; see Rules → Refused rules.</source>
        <translation>
            <numerusform>%n rule was refused; see Rules → Refused rules.</numerusform>
            <numerusform>%n rules were refused; see Rules → Refused rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n event(s) that the rule “%1” matched</source>
        <translation>
            <numerusform>Only the %n event that the rule “%1” matched</numerusform>
            <numerusform>Only the %n events that the rule “%1” matched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::RulesPage</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filters</source>
        <translation>
            <numerusform>%n hidden by the filters</numerusform>
            <numerusform>%n hidden by the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::SignalDetail</name>
    <message numerus="yes">
        <source>%n event(s), %1 to %2 (%3)</source>
        <translation>
            <numerusform>%n event, %1 to %2 (%3)</numerusform>
            <numerusform>%n events, %1 to %2 (%3)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::SignalPanel</name>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <translation>
            <numerusform>%n signal</numerusform>
            <numerusform>%n signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filters</source>
        <translation>
            <numerusform>%n hidden by the filters</numerusform>
            <numerusform>%n hidden by the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) could not be evaluated: </source>
        <translation>
            <numerusform>%n rule could not be evaluated: </numerusform>
            <numerusform>%n rules could not be evaluated: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::TimeGapView</name>
    <message numerus="yes">
        <source>and %n more log(s)</source>
        <translation>
            <numerusform>and %n more log</numerusform>
            <numerusform>and %n more logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n gap(s) longer than %2</source>
        <translation>
            <numerusform>%1: %n gap longer than %2</numerusform>
            <numerusform>%1: %n gaps longer than %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubewake::TimelineView</name>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n lane</numerusform>
            <numerusform>%n lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a time in range</source>
        <translation>
            <numerusform>%n row without a time in range</numerusform>
            <numerusform>%n rows without a time in range</numerusform>
        </translation>
    </message>
</context>
</TS>
