using Ledger.Storage.Journal;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>Statements of the reading side that are put together from pieces.</summary>
public sealed class ComposedStatementTests
{
    public static TheoryData<string> Texts() =>
        [
            .. BalanceQuestions.Texts(Statements.SqlServer),
            .. new RecordReader(Statements.SqlServer, new Ledger.Storage.Journal.Directory()).Texts,
            LineQuestions.Lines(Statements.SqlServer, sameDay: true),
            LineQuestions.Lines(Statements.SqlServer, sameDay: false),
            AgainstQuestions.Sums,
            .. NamedInRecords.Texts,
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_put_together_is_T_SQL(string template) => TSql.Parses(Statements.Sent(template));
}
