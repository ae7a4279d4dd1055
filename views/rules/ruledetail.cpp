// SPDX-License-Identifier: Apache-2.0
#include "views/rules/ruledetail.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/signals/threatmatrix.h"

#include <QFontDatabase>
#include <QPlainTextEdit>

namespace kubewake {
namespace {

QString lines(const std::string &text)
{
    return displayLines(toQString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")));
}

// Paragraphs, one below the other; what is empty is left out.
class Paragraphs
{
public:
    void add(const QString &paragraph)
    {
        if (!paragraph.trimmed().isEmpty())
            m_paragraphs << paragraph.trimmed();
    }

    void add(const QString &heading, const QString &text)
    {
        if (!text.trimmed().isEmpty())
            add(heading + QLatin1Char('\n') + text.trimmed());
    }

    void addList(const QString &heading, const std::vector<std::string> &items)
    {
        QStringList list;
        for (const std::string &item : items)
            list << QStringLiteral("• ") + lines(item).trimmed();
        add(heading, list.join(QLatin1Char('\n')));
    }

    [[nodiscard]] QString text() const { return m_paragraphs.join(QStringLiteral("\n\n")); }

private:
    QStringList m_paragraphs;
};

QString place(const std::string &file, int line)
{
    return line > 0 ? QStringLiteral("%1:%2").arg(displayLine(file)).arg(line) : displayLine(file);
}

void setText(QPlainTextEdit *edit, const QString &text)
{
    if (edit->toPlainText() != text)
        edit->setPlainText(text);
}

} // namespace

RuleDetail::RuleDetail(QWidget *parent)
    : QTabWidget(parent)
    , m_about(new QPlainTextEdit(this))
    , m_source(new QPlainTextEdit(this))
{
    m_about->setAccessibleName(tr("What the rule is for"));
    m_source->setAccessibleName(tr("Source text of the rule"));
    m_source->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_source->setLineWrapMode(QPlainTextEdit::NoWrap);
    for (QPlainTextEdit *edit : {m_about, m_source}) {
        edit->setReadOnly(true);
        edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        edit->setTabChangesFocus(true);
        edit->setFrameShape(QFrame::NoFrame);
    }
    addTab(m_about, tr("About the rule"));
    addTab(m_source, tr("Source text"));
    setDocumentMode(true);
}

void RuleDetail::setTexts(const QString &about, const QString &source)
{
    setText(m_about, about);
    setText(m_source, source);
}

void RuleDetail::clear()
{
    setTexts({}, {});
}

void RuleDetail::showRule(const RuleHealth &rule, const QString &state)
{
    const RuleInfo &info = *rule.coverage.rule;
    Paragraphs text;
    text.add(displayLine(info.title) + QLatin1Char('\n')
             + tr("%1 · %2").arg(severityText(info.severity), state));
    text.add(lines(rule.coverage.reason));
    text.add(lines(rule.coverage.note));
    if (!rule.givesSignals)
        text.add(tr("It gives no signals of its own: correlations rest on it."));
    else if (rule.isBase)
        text.add(tr("Correlations rest on it."));
    if (rule.suppressed > 0)
        text.add(tr("Suppressions have taken %n event(s) away.", nullptr,
                    static_cast<int>(rule.suppressed)));
    text.add(lines(info.description));
    text.add(tr("WHY IT MATTERS"), lines(info.whyItMatters));
    text.addList(tr("INVESTIGATION"), info.investigation);
    text.addList(tr("FALSE POSITIVES"), info.falsePositives);
    text.addList(tr("REMEDIATION"), info.remediation);
    text.addList(tr("REFERENCES"), info.references);
    text.addList(tr("TAGS"), info.tags);
    text.addList(tr("CIS KUBERNETES BENCHMARK"), info.cis);
    std::vector<std::string> techniques;
    for (const ThreatMatrixTechnique &technique : threatMatrixTechniques(info))
        techniques.push_back(std::string(technique.id) + ' ' + std::string(technique.name));
    text.addList(tr("THREAT MATRIX FOR KUBERNETES"), techniques);
    text.add(tr("Id: %1").arg(displayLine(info.id)) + QLatin1Char('\n')
             + tr("File: %1").arg(place(info.sourceFile, info.sourceLine)));
    setTexts(text.text(), lines(info.sourceText));
}

void RuleDetail::showRefusal(const RuleError &refusal)
{
    Paragraphs text;
    text.add(refusal.ruleTitle.empty() ? tr("(unreadable rule)") : displayLine(refusal.ruleTitle));
    text.add(tr("The rule was refused and does not run; all others do."));
    text.add(tr("REASON"), lines(refusal.message));
    text.add(tr("File: %1").arg(place(refusal.file, refusal.line)));
    setTexts(text.text(), {});
}

} // namespace kubewake
