// SPDX-License-Identifier: Apache-2.0
#include "model/audit/authorizationreason.h"

#include <QTest>

using namespace kubewake;

class AuthorizationReasonTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray bytes(std::string_view text)
    {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("parts"); // binding kind, name, role kind, name, subject…
        const auto row = [](const char *name, const char *text, const QByteArrayList &parts) {
            // Raw strings are too much for moc.
            QTest::newRow(name) << QByteArray(text).replace('\'', '"') << parts;
        };
        row("cluster role binding",
            "RBAC: allowed by ClusterRoleBinding 'x' of ClusterRole 'y' to Group 'z'",
            {"ClusterRoleBinding", "x", "ClusterRole", "y", "Group", "z"});
        row("role binding",
            "RBAC: allowed by RoleBinding 'read/shop' of Role 'reader' to User 'bob'",
            {"RoleBinding", "read/shop", "Role", "reader", "User", "bob"});
        row("service account",
            "RBAC: allowed by RoleBinding 'a/b' of ClusterRole 'edit' to ServiceAccount 'sa/ns'",
            {"RoleBinding", "a/b", "ClusterRole", "edit", "ServiceAccount", "sa/ns"});
        row("colons",
            "RBAC: allowed by ClusterRoleBinding 'system:a' of ClusterRole 'b' to "
            "User 'system:kube-scheduler'",
            {"ClusterRoleBinding", "system:a", "ClusterRole", "b", "User",
             "system:kube-scheduler"});
        row("a quote in the subject",
            "RBAC: allowed by ClusterRoleBinding 'x' of ClusterRole 'y' to User 'a'b'",
            {"ClusterRoleBinding", "x", "ClusterRole", "y", "User", "a\"b"});
        row("a subject that imitates the sentence",
            "RBAC: allowed by ClusterRoleBinding 'x' of ClusterRole 'y' to User 'a' to User 'b'",
            {"ClusterRoleBinding", "x", "ClusterRole", "y", "User", "a\" to User \"b"});
        row("cut in the subject",
            "RBAC: allowed by ClusterRoleBinding 'x' of ClusterRole 'y' to User 'a",
            {"ClusterRoleBinding", "x", "ClusterRole", "y", "User", ""});
        row("cut in the role", "RBAC: allowed by ClusterRoleBinding 'x' of ClusterRole 'y",
            {"ClusterRoleBinding", "x", "ClusterRole", "", "", ""});
        row("empty", "", {"", "", "", "", "", ""});
        row("another authorizer", "node authorizer: no relationship found",
            {"", "", "", "", "", ""});
        row("only the start", "RBAC: allowed by ", {"", "", "", "", "", ""});
        row("an unknown binding", "RBAC: allowed by Binding 'x' of ClusterRole 'y' to User 'z'",
            {"", "", "", "", "", ""});
        row("not at the start", " RBAC: allowed by RoleBinding 'x' of Role 'y' to User 'z'",
            {"", "", "", "", "", ""});
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, parts);
        const AuthorizationReason reason = parseAuthorizationReason(std::string_view(text));
        const QByteArrayList actual {bytes(reason.bindingKind), bytes(reason.binding),
                                     bytes(reason.roleKind),    bytes(reason.role),
                                     bytes(reason.subjectKind), bytes(reason.subject)};
        QCOMPARE(actual, parts);
    }

    // Any prefix and any changed byte of a sentence must be read without harm.
    void damaged()
    {
        QByteArray whole(
            "RBAC: allowed by RoleBinding 'a/b' of ClusterRole 'edit' to ServiceAccount 'sa/ns'");
        whole.replace('\'', '"');
        for (qsizetype i = 0; i < whole.size(); ++i) {
            const QByteArray prefix = whole.left(i);
            QVERIFY(parseAuthorizationReason(std::string_view(prefix)).subject.empty());
            for (const char c : {'"', '\0', ' ', '\xff'}) {
                QByteArray changed = whole;
                changed[i] = c;
                const AuthorizationReason reason =
                    parseAuthorizationReason(std::string_view(changed));
                QVERIFY(reason.subject.size() < static_cast<std::size_t>(whole.size()));
            }
        }
    }
};

QTEST_APPLESS_MAIN(AuthorizationReasonTest)
#include "tst_authorizationreason.moc"
