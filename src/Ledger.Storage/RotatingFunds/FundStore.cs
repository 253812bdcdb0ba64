using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.Database;
using NodaTime;
using Tables = Ledger.Storage.RotatingFunds.FundTables;

namespace Ledger.Storage.RotatingFunds;

/// <summary>What is wanted of funds beside what their members owe.</summary>
internal sealed record WantedOfFunds
{
    /// <summary>Loans, by the fund's code and their number, that are wanted also when they are over.</summary>
    public IReadOnlyList<(string Fund, int Number)> Loans { get; init; } = [];

    public IReadOnlyList<(string Fund, int Number)> Commitments { get; init; } = [];

    /// <summary>Receipts, by the fund's code and their reference.</summary>
    public IReadOnlyList<(string Fund, string Reference)> References { get; init; } = [];
}

/// <summary>
/// Reads funds, many at a time, and writes what commands changed in them. Each part is one select or one set of rows,
/// whatever the number of funds, and they travel together.
/// </summary>
internal static class FundStore
{
    private const string OfFunds = "{keys} JOIN fund f ON f.code = k.code JOIN ",
        OpenLoans = "state {loan_is_open}",
        InstalmentsOfDebt = " JOIN fund_instalment t ON t.debt = d.id",
        OpenCommitments = "state {commitment_is_open}";

    /// <summary>Adds the selects of funds with what their members owe.</summary>
    /// <returns>Makes the funds of what was read, when the batch has been executed.</returns>
    /// <remarks>
    /// The fund comes first, with its version: what somebody else changes in it after that, saving finds.
    /// </remarks>
    public static Func<IReadOnlyList<FundAggregate>> Ask(SelectBatch batch, RowSet codes, WantedOfFunds wanted)
    {
        var funds = batch.Select(Tables.Funds, "{keys} JOIN fund t ON t.code = k.code", codes);
        var members = Of(batch, codes, Tables.Members, member => member.Fund);
        var seats = Of(batch, codes, Tables.FormerSeats, seat => seat.Fund);
        var lines = Of(batch, codes, Tables.Lines, line => line.Fund);
        var commitments = new List<List<RepaymentCommitment>>();
        var loans = new List<List<Loan>>();
        var instalments = new List<List<FundInstalment>>();
        AskDebts(batch, codes, Tables.Commitments, OpenCommitments, wanted.Commitments, commitments, instalments);
        AskDebts(batch, codes, Tables.Loans, OpenLoans, wanted.Loans, loans, instalments);
        var (receipts, before) = AskReceipts(batch, wanted.References);
        var days = batch.Select(
            Tables.Days,
            $"{OfFunds}fund_day t ON t.fund = f.id AND t.\"day\" = f.accrued_through",
            codes
        );
        var lastLoans = Last(batch, codes, "loan");
        var lastCommitments = Last(batch, codes, "repayment_commitment");
        return () =>
        {
            var (owed, lent, due) = (
                commitments.SelectMany(one => one).ToLookup(one => one.Fund),
                loans.SelectMany(one => one).ToLookup(one => one.Fund),
                instalments.SelectMany(one => one).ToLookup(one => one.Fund)
            );
            return funds.ConvertAll(fund => new FundAggregate
            {
                Fund = fund,
                Members = [.. members(fund).OrderBy(member => member.Code, StringComparer.Ordinal)],
                FormerSeats = [.. seats(fund)],
                Lines = [.. lines(fund).OrderBy(line => line.Number)],
                Commitments = [.. owed[fund.Id].OrderBy(commitment => commitment.Number)],
                Loans = [.. lent[fund.Id].OrderBy(loan => loan.Number)],
                Instalments = [.. due[fund.Id]],
                Receipts = [.. receipts.Where(receipt => receipt.Fund == fund.Id)],
                Days = [.. days.Where(day => day.Fund == fund.Id)],
                InstalmentsBefore = [.. before.Where(one => one.Fund == fund.Id)],
                LastLoan = lastLoans.GetValueOrDefault(fund.Id),
                LastCommitment = lastCommitments.GetValueOrDefault(fund.Id),
            });
        };
    }

    /// <summary>Adds the selects of the debts of one kind that are open or wanted, and of their instalments.</summary>
    private static void AskDebts<T>(
        SelectBatch batch,
        RowSet codes,
        RecordTable<T> table,
        string isOpen,
        IReadOnlyList<(string, int)> others,
        List<List<T>> debts,
        List<List<FundInstalment>> instalments
    )
        where T : class
    {
        AskOf(codes, $"t.{isOpen}", $"d.{isOpen}");
        if (others.Count > 0)
            AskOf(
                new NumberedColumns(others).Set,
                $"t.number = k.number AND NOT t.{isOpen}",
                $"d.number = k.number AND NOT d.{isOpen}"
            );

        void AskOf(RowSet keys, string ofDebt, string ofInstalment)
        {
            debts.Add(batch.Select(table, $"{OfFunds}{table.Name} t ON t.fund = f.id AND {ofDebt}", keys));
            instalments.Add(
                batch.Select(
                    Tables.Instalments,
                    $"{OfFunds}{table.Name} d ON d.fund = f.id AND {ofInstalment}{InstalmentsOfDebt}",
                    keys
                )
            );
        }
    }

    private static (List<WrittenReceipt>, List<InstalmentBefore>) AskReceipts(
        SelectBatch batch,
        IReadOnlyList<(string Fund, string Reference)> references
    )
    {
        if (references.Count == 0)
            return ([], []);
        var keys = new ReferencedColumns(references).Set;
        return (
            batch.Select(
                Tables.Receipts,
                $"{OfFunds}written_receipt t ON t.fund = f.id AND t.reference = k.reference AND t.standing {{receipt_stands}}",
                keys
            ),
            batch.Select(
                Tables.InstalmentsBefore,
                $"{OfFunds}written_receipt r ON r.fund = f.id AND r.reference = k.reference AND r.standing {{receipt_stands}} JOIN instalment_before t ON t.receipt = r.id",
                keys
            )
        );
    }

    private static Dictionary<Id<Fund>, int> Last(SelectBatch batch, RowSet codes, string table)
    {
        var last = new Dictionary<Id<Fund>, int>();
        batch.Select(
            $"SELECT t.fund, MAX(t.number) FROM {OfFunds}{table} t ON t.fund = f.id GROUP BY t.fund",
            codes,
            row => last[new(row.GetGuid(0))] = row.GetInt32(1)
        );
        return last;
    }

    /// <summary>
    /// Adds the selects of funds as the end of a day needs them: what is out, and the instalments that are due by then
    /// or whose period has begun.
    /// </summary>
    /// <returns>Makes the funds of what was read, when the batch has been executed.</returns>
    public static Func<IReadOnlyList<FundAggregate>> AskForDay(
        SelectBatch batch,
        IReadOnlyCollection<string> funds,
        LocalDate day
    )
    {
        var (codes, days) = (new CodeColumns(funds).Set, new CodeDayColumns(funds.Select(fund => (fund, day))).Set);
        var found = batch.Select(Tables.Funds, "{keys} JOIN fund t ON t.code = k.code", codes);
        var owed = Of(
            batch,
            codes,
            Tables.Commitments,
            commitment => commitment.Fund,
            " AND t.state {commitment_is_owed}"
        );
        var lent = Of(batch, codes, Tables.Loans, loan => loan.Fund, " AND t.state {loan_is_out}");
        var instalments = Of(
            batch,
            days,
            Tables.Instalments,
            one => one.Fund,
            " AND t.earns_from <= k.\"day\" AND (t.principal_paid < t.principal OR t.interest_paid < t.interest)"
        );
        return () =>
            found.ConvertAll(fund => new FundAggregate
            {
                Fund = fund,
                Commitments = [.. owed(fund)],
                Loans = [.. lent(fund).OrderBy(loan => loan.Number)],
                Instalments = [.. instalments(fund)],
            });
    }

    public static async Task<IReadOnlyList<FundAggregate>> LoadForDay(
        Dialect dialect,
        IReadOnlyCollection<string> funds,
        LocalDate day,
        CancellationToken cancel
    )
    {
        if (funds.Count == 0)
            return [];
        await using var batch = await SelectBatch.OfQuestion(dialect, cancel);
        var books = AskForDay(batch, funds, day);
        await batch.Execute(cancel);
        return books();
    }

    /// <summary>Adds the selects of one member's card: the member, all its debts and their steps.</summary>
    /// <returns>The fund, null when there is none, and the steps, when the batch has been executed.</returns>
    public static (Func<FundAggregate?> Book, List<FundStep> Steps) AskCard(
        SelectBatch batch,
        string fund,
        string member
    )
    {
        var keys = new ReferencedColumns([(fund, member)]).Set;
        var funds = batch.Select(Tables.Funds, "{keys} JOIN fund t ON t.code = k.code", keys);
        var members = batch.Select(
            Tables.Members,
            $"{OfFunds}fund_member t ON t.fund = f.id AND t.code = k.reference",
            keys
        );
        var commitments = batch.Select(
            Tables.Commitments,
            $"{OfFunds}repayment_commitment t ON t.fund = f.id AND t.member = k.reference",
            keys
        );
        var loans = batch.Select(Tables.Loans, $"{OfFunds}loan t ON t.fund = f.id AND t.member = k.reference", keys);
        var ofCommitments = batch.Select(
            Tables.Instalments,
            $"{OfFunds}repayment_commitment d ON d.fund = f.id AND d.member = k.reference{InstalmentsOfDebt}",
            keys
        );
        var ofLoans = batch.Select(
            Tables.Instalments,
            $"{OfFunds}loan d ON d.fund = f.id AND d.member = k.reference{InstalmentsOfDebt}",
            keys
        );
        var steps = batch.Select(
            Tables.Steps,
            $"{OfFunds}fund_step t ON t.fund = f.id AND t.member = k.reference",
            keys
        );
        return (
            () =>
                funds is [var found]
                    ? new FundAggregate
                    {
                        Fund = found,
                        Members = [.. members],
                        Commitments = [.. commitments.OrderBy(commitment => commitment.Number)],
                        Loans = [.. loans.OrderBy(loan => loan.Number)],
                        Instalments = [.. ofCommitments, .. ofLoans],
                    }
                    : null,
            steps
        );
    }

    /// <summary>Adds the selects of a fund with every debt that it ever had, and all their instalments.</summary>
    /// <returns>The fund, null when there is none, when the batch has been executed.</returns>
    public static Func<FundAggregate?> AskWhole(SelectBatch batch, RowSet code)
    {
        var funds = batch.Select(Tables.Funds, "{keys} JOIN fund t ON t.code = k.code", code);
        var members = Of(batch, code, Tables.Members, member => member.Fund);
        var seats = Of(batch, code, Tables.FormerSeats, seat => seat.Fund);
        var lines = Of(batch, code, Tables.Lines, line => line.Fund);
        var commitments = Of(batch, code, Tables.Commitments, commitment => commitment.Fund);
        var loans = Of(batch, code, Tables.Loans, loan => loan.Fund);
        var instalments = Of(batch, code, Tables.Instalments, one => one.Fund);
        return () =>
            funds is [var fund]
                ? new FundAggregate
                {
                    Fund = fund,
                    Members = [.. members(fund).OrderBy(member => member.Code, StringComparer.Ordinal)],
                    FormerSeats = [.. seats(fund)],
                    Lines = [.. lines(fund).OrderBy(line => line.Number)],
                    Commitments = [.. commitments(fund).OrderBy(commitment => commitment.Number)],
                    Loans = [.. loans(fund).OrderBy(loan => loan.Number)],
                    Instalments = [.. instalments(fund)],
                    LastLoan = loans(fund).Count(),
                    LastCommitment = commitments(fund).Count(),
                }
                : null;
    }

    /// <summary>Adds the select of what happened to one loan.</summary>
    public static List<FundStep> AskStepsOfLoan(SelectBatch batch, string fund, int loan) =>
        batch.Select(
            Tables.Steps,
            $"{OfFunds}loan d ON d.fund = f.id AND d.number = k.number JOIN fund_step t ON t.\"file\" = d.id",
            new NumberedColumns([(fund, loan)]).Set
        );

    /// <summary>Adds the select of what happened in a fund by the end of a day.</summary>
    public static List<FundStep> AskStepsThrough(SelectBatch batch, string fund, LocalDate day) =>
        batch.Select(
            Tables.Steps,
            $"{OfFunds}fund_step t ON t.fund = f.id AND t.\"on\" <= k.\"day\"",
            new CodeDayColumns([(fund, day)]).Set
        );

    /// <summary>Adds what differs between two states of a fund.</summary>
    /// <param name="before">Null when the fund is new.</param>
    public static void Add(ChangeSet changes, FundAggregate? before, FundAggregate after)
    {
        AddFund(changes, before, after);
        changes.Add(Tables.Members, before?.Members, after.Members, member => member.Id);
        changes.Add(Tables.FormerSeats, before?.FormerSeats, after.FormerSeats, seat => seat.Id);
        changes.Add(Tables.Lines, before?.Lines, after.Lines, line => line.Id);
        changes.Add(Tables.Commitments, before?.Commitments, after.Commitments, commitment => commitment.Id);
        changes.Add(Tables.Loans, before?.Loans, after.Loans, loan => loan.Id);
        changes.Add(Tables.Instalments, before?.Instalments, after.Instalments, one => one.Id);
        changes.Add(Tables.Receipts, before?.Receipts, after.Receipts, receipt => receipt.Id);
        changes.Add(Tables.InstalmentsBefore, before?.InstalmentsBefore, after.InstalmentsBefore, one => one.Id);
        changes.Add(Tables.Days, before?.Days, after.Days, day => day.Id);
    }

    /// <summary>As <see cref="Add"/>, after an end of day, which changes few columns of the loans.</summary>
    public static void AddDay(ChangeSet changes, FundAggregate before, FundAggregate after, LoanDayColumns loans)
    {
        AddFund(changes, before, after);
        changes.Add(Tables.Days, before.Days, after.Days, day => day.Id);
        foreach (var (old, loan) in before.Loans.Zip(after.Loans))
            if (!ReferenceEquals(old, loan))
                loans.Add(old, loan);
    }

    private static void AddFund(ChangeSet changes, FundAggregate? before, FundAggregate after)
    {
        var fund = after.Fund with { Version = before is null ? 0 : before.Fund.Version + 1 };
        if (before is null)
            changes.Insert(Tables.Funds, fund);
        else
            changes.UpdateVersion(Tables.Funds, fund);
    }

    /// <summary>Adds the select of a table's rows of the funds.</summary>
    /// <param name="and">What else must be so.</param>
    private static Func<Fund, IEnumerable<T>> Of<T>(
        SelectBatch batch,
        RowSet keys,
        RecordTable<T> table,
        Func<T, Id<Fund>> of,
        string and = ""
    )
        where T : class
    {
        var rows = batch.Select(table, $"{OfFunds}{table.Name} t ON t.fund = f.id{and}", keys);
        ILookup<Id<Fund>, T>? lookup = null;
        return fund => (lookup ??= rows.ToLookup(of))[fund.Id];
    }
}
