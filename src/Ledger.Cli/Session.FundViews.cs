using Ledger.Application.Imports;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Funds as they are looked at: everything they ever had, and what their accounts have.</summary>
internal sealed partial class Session
{
    /// <summary>
    /// The fund that the verb's first word names, with what is over too; whoever gave a name must be allowed to see it.
    /// </summary>
    public async Task<FundInspection> WholeFund()
    {
        var inspection = await ForFund();
        var database = await Database();
        var whole = await database.FundReader.Whole(inspection.Book.Fund);
        var regulations = new Dictionary<(string, int), Regulation>(inspection.Regulations);
        foreach (
            var (code, version) in whole.Loans.Select(loan => (loan.Regulation, loan.RegulationVersion)).Distinct()
        )
            if (!regulations.ContainsKey((code, version)))
                regulations[(code, version)] =
                    await database.Lending.Find(code, version)
                    ?? throw new Refused(new FundRefusal.UnknownRegulation($"{code} {version}"));
        return inspection with { Book = whole, Regulations = regulations };
    }

    /// <summary>
    /// The fund with one member's debts and steps, nobody else's.
    /// </summary>
    public async Task<(FundInspection Fund, IReadOnlyList<FundStep> Steps)> CardOfMember()
    {
        await Call();
        return await (await Database()).Funds.Card(Word("FUND"), Word("MEMBER"))
            ?? throw new Refused(new FundRefusal.Unknown(Word("FUND")));
    }

    /// <summary>What the accounts of a fund have, now or at the end of a day.</summary>
    public async Task<EstateBalances> FundBooks(Fund fund, LocalDate? through = null)
    {
        var trial = Refused.Or(await (await Database()).Reader.TrialBalance(fund.Code, new Viewpoint(through)));
        return new EstateBalances(
            0,
            [
                .. trial
                    .Accounts.Where(balance => balance.Account.Currency == fund.Currency)
                    .Select(balance => new AccountBalances(
                        balance.Account.Code,
                        balance.Account.Holder,
                        balance.Balance.MinorUnits,
                        balance.Held.MinorUnits
                    )),
            ]
        );
    }

    /// <summary>A member of the fund by the code of a word.</summary>
    public FundMember MemberOf(FundAggregate book) =>
        book.FindMember(Word("MEMBER"))
        ?? throw new Refused(new FundRefusal.UnknownMember(Word("MEMBER"), book.Fund.Code));

    /// <summary>The first line of everything that is said of a fund.</summary>
    public string Title(Fund fund) => $"{fund.Code} {fund.Name}, {fund.Currency}";
}
