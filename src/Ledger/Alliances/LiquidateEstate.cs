using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// What was not spent goes back before the alliance is closed: to the programme what nobody accounted for (trust
/// 3110/1110 or 2310/1110, paired with the programme's 1110/1310), to a contributor the rest of what it put in (3110 or
/// 2330 / 1110).
/// </summary>
/// <remarks>
/// Also after the close: a refund or a payment that the bank returned may come when the alliance is closed already, and
/// must not stay in its estate.
/// </remarks>
/// <param name="Contributor">Whose money it is, as in co_municipality-7; empty: the programme's.</param>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record LiquidateEstate(string Contributor, Money Amount, LocalDate On, string Reference) : AllianceCommand
{
    public override bool NeedsBalances => true;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (!dossier.HasEstate)
            return new AllianceRefusal.NotExecuting(alliance.Code, alliance.State);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? AllianceChecks.CheckPositive("amount", Amount, dossier)
                ?? Checks.CheckText("reference", Reference, CaseFileStep.MaxDocumentLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (dossier.OpenFiles is { } open)
            return new AllianceRefusal.OpenFiles(alliance.Code, open);
        return Contributor.Length == 0 ? ToProgramme(dossier, context) : ToContributor(dossier, context);
    }

    private Result<AllianceOutcome> ToProgramme(Dossier dossier, AllianceContext context)
    {
        var left = dossier.Sum(dossier.Parts.Select(part => part.Open));
        if (Amount.MinorUnits > left.MinorUnits)
            return new AllianceRefusal.AboveBalance(dossier.Alliance.Code, new("the_programme"), Amount, left);
        var (outcome, rest) = (AllianceOutcome.Of(dossier, dossier.Noted("Liquidate", On, Reference)), Amount);
        foreach (var release in dossier.Releases)
        {
            var take = Smaller(
                rest,
                dossier.Sum(dossier.Parts.Where(part => part.Release == release.Id).Select(part => part.Open))
            );
            if (take.IsZero)
                continue;
            var parts = ExpenseReportEntries.Split(outcome.After, release, take, part => part.Open);
            outcome = (
                outcome with
                {
                    After = outcome.After.Changing(
                        release,
                        parts,
                        (part, so) => part with { Refunded = part.Refunded + so }
                    ),
                }
            ).Posting(
                ReleaseEntries.BackFromEstate(
                    dossier,
                    context.Instrument.Channel,
                    On,
                    parts,
                    new CodedText("entry.unspent", ("Number", release.Number), ("Alliance", dossier.Alliance.Code)),
                    new CodedText("entry.unspent_here", ("Number", release.Number)),
                    Reference
                )
            );
            rest -= take;
        }
        return outcome;
    }

    private Result<AllianceOutcome> ToContributor(Dossier dossier, AllianceContext context)
    {
        if (Holder.Parse(Contributor) is not { IsNone: false } holder)
            return new InputRefusal.NotAHolder("contributor", Contributor);
        if (holder == Pledge.Programme)
            return new CounterpartRefusal.IsProgramme(Contributor);
        var account = context.Instrument.Channel == Channel.ImplementingFund ? "2330" : "3110";
        // Money that came, and is there: where what was given in kind stands in the same account, it does not come back
        // as money.
        var given = dossier
            .Pledges.Where(pledge => pledge.Holder == holder && pledge.Kind != PledgeKind.InKind)
            .OrderBy(pledge => pledge.Kind == PledgeKind.Manager)
            .ToList();
        var left = Smaller(
            dossier.Nothing with
            {
                MinorUnits = Math.Max(0, -context.Balances.Of(account, holder)),
            },
            dossier.Sum(given.Select(pledge => pledge.Verified))
        );
        if (Amount.MinorUnits > left.MinorUnits)
            return new AllianceRefusal.AboveBalance(dossier.Alliance.Code, CodedText.Words(Contributor), Amount, left);
        return AllianceOutcome
            .Of(GivenBack(dossier, given), dossier.Noted("Liquidate", On, Reference, Contributor))
            .Posting(
                new PostEntry(
                    Checks.Entry(
                        dossier.Alliance.Code,
                        On,
                        new CodedText("entry.unspent_to", ("Contributor", Contributor)),
                        Reference,
                        [Posting.Debit(account, Amount, holder), Posting.Credit("1110", Amount)]
                    )
                )
            );
    }

    /// <summary>
    /// What went back is counterpart no longer: the alliance still executes, and another release must not rest on it.
    /// </summary>
    private Dossier GivenBack(Dossier dossier, IEnumerable<Pledge> given)
    {
        var rest = Amount;
        foreach (var pledge in given)
        {
            var take = Smaller(rest, pledge.Verified);
            dossier = dossier.With(pledge with { Verified = pledge.Verified - take, Amount = pledge.Amount - take });
            rest -= take;
        }
        return dossier;
    }

    private static Money Smaller(Money a, Money b) => a.MinorUnits <= b.MinorUnits ? a : b;
}
