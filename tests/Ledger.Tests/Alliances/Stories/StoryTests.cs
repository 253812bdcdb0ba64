using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Testing;
using Ledger.Workflow;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;
using Outcome = Ledger.Alliances.AllianceOutcome;

namespace Ledger.Tests.Programmes;

/// <summary>
/// Goal: whatever is asked of a programme, in whatever order and by whomever, no release exceeds certified progress and
/// the advance, caps, money or verified counterpart; nothing is paid twice;
/// holds and states agree with the books; and what each source gave is what was spent and what is left.
/// Method: random instruments and programmes; stories of acts on several alliances, good and hostile, go through the
/// domain and the journal. A tally of what was accepted keeps its own sums and
/// its own reading of the limits, and after every accepted command dossiers, books and tally must agree. What is
/// refused
/// must leave everything as it was, and must not have been right.
/// </summary>
public class Any_story_of_a_programme(ITestOutputHelper output)
{
    /// <summary>The same stories each time say what stories come to; others each time, that the law holds.</summary>
    private const int Same = 90,
        Others = 30,
        Length = 120;

    [Fact]
    public void Keeps_to_its_limits_and_every_source_can_be_followed()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        if (Seeds.Given is not null)
            Prop.ForAll(Story.Any(Length), story => Tell(story, seen)).Check(Seeds.Many(Same));
        else
        {
            Prop.ForAll(Story.Any(Length), story => Tell(story, seen))
                .Check(Config.QuickThrowOnFailure.WithMaxTest(Same).WithReplay(20_261_121, 1));
            foreach (var (word, count) in seen.OrderByDescending(pair => pair.Value))
                output.WriteLine($"{count, 7} {word}");
            var (accepted, refused) = (seen["accepted"], seen["refused"]);
            Assert.True(
                accepted * 5 > (accepted + refused) * 2,
                $"Of {accepted + refused} acts {accepted} were accepted: that is not life."
            );
            // What no story came to, nothing was proved about.
            Assert.Equal("", string.Join(", ", Needed.Where(needed => !seen.ContainsKey(needed))));
            Prop.ForAll(Story.Any(Length), story => Tell(story, seen))
                .Check(Config.QuickThrowOnFailure.WithMaxTest(Others));
        }
    }

    /// <summary>
    /// Every state of every life but the profile, with which stories begin, and the refusals that guard money.
    /// </summary>
    private static IEnumerable<string> Needed =>
        [
            .. All<AllianceState>(CaseKind.Alliance).Skip(1),
            .. All<PledgeState>(CaseKind.Pledge),
            .. All<CertificateState>(CaseKind.Certificate),
            .. All<ReleaseState>(CaseKind.Release),
            .. All<OrderState>(CaseKind.Order),
            .. All<ExpenseReportState>(CaseKind.ExpenseReport),
            .. All<WorksState>(CaseKind.Works),
            .. All<WorksPaymentState>(CaseKind.WorksPayment),
            .. Enum.GetNames<InvoiceState>().Select(state => $"Invoice.{state}"),
            "Release.Lapse",
            "ExpenseReport.Disallow",
            "ExpenseReport.RefundInPart",
            "Pledge.Correct",
            "PayTax",
            "ReleaseRetention",
            "RevokeWorksCertificate",
            "ChangeAlliance",
            "SetBudget",
            "LiquidateEstate",
            "segregation.same_person",
            "tranche.conditions_not_met",
            "tranche.above_payable",
            "tranche.changed_since",
            "command.wrong_state",
            "alliance.not_executing",
            "command.date_in_future",
            "alliance.day_before",
            "alliance.open_files",
            "alliance.money_left",
            "alliance.above_balance",
            "alliance.incentive_raised",
            "alliance.below_released",
            "alliance.line_in_use",
            "journal.insufficient_funds",
            "order.invoice_twice",
            "order.accounted_for",
            "order.above_line",
            "order.above_available",
            "order.above_retained",
            "order.outside_window",
            "expense_report.invoice_twice",
            "expense_report.above_transferred",
            "expense_report.not_paid_by_order",
            "expense_report.release_accounted",
            "expense_report.above_refund_due",
            "works.counterpart_missing",
            "works.transfer_missing",
            "works.above_contract",
            "works.advance_too_large",
            "works.advance_left",
            "works.not_the_last",
            "works.payment_sent",
            "works.revoked_already",
            "counterpart.above_missing",
        ];

    private static IEnumerable<string> All<TState>(CaseKind life)
        where TState : struct, Enum => Enum.GetNames<TState>().Select(state => $"{life}.{state}");

    private static void Tell(Story story, Dictionary<string, int> seen)
    {
        var field = story.Terms.Begin();
        var tally = new ProgrammeTally(story.Terms, field);
        foreach (var wish in story.Wishes)
        {
            // Every fourth wish comes after a day or two.
            if (wish.What % 4 == 0)
                field.LetPass(NodaTime.Duration.FromDays(wish.Which % 3));
            Do(new Meaning(wish, field, story.Terms).Tell());
        }
        var ending = new Ending(field, story.Terms);
        foreach (var alliance in field.Dossiers.Keys.ToList())
        {
            Foundations.Refusal? refusal = null;
            while (refusal is null && ending.Next(field.Dossiers[alliance]) is var (by, command))
                refusal = Do((by, alliance, command));
            if (refusal is not null)
                Note(seen, $"not closed: {refusal.Code}");
        }
        if (field.VerifyChains() is { } broken)
            throw new XunitException(broken);

        Foundations.Refusal? Do((Access.Person By, string Alliance, AllianceCommand Act) one)
        {
            var (by, alliance, command) = one;
            var all = field.Sent.Count % 16 == 0;
            var (dossier, books) = (field.Dossiers[alliance], all ? field.Dump() : Heads(field));
            var answer = field.Do(by, command, alliance);
            Note(seen, answer.Refusal is null ? "accepted" : "refused");
            if (answer.IsAccepted(out var outcome))
                Count(seen, command, outcome, dossier);
            else
                Note(seen, answer.Refusal!.Code);
            var fault = answer.Refusal is { } refusal
                ? tally.CheckRefused(alliance, command, refusal) ?? Left(field, alliance, dossier, books, all)
                : tally.Note(by, alliance, command);
            return fault is null
                ? answer.Refusal
                : throw new XunitException($"{fault}, after {answer.Refusal}\n{Told(field)}");
        }
    }

    private static string? Left(Field field, string alliance, Dossier dossier, string books, bool all) =>
        !ReferenceEquals(dossier, field.Dossiers[alliance]) ? "what was refused left something in the dossier"
        : books != (all ? field.Dump() : Heads(field)) ? "what was refused left something in the books"
        : null;

    /// <summary>Of each estate the last link, which seals all before it, and what its accounts have and hold.</summary>
    private static string Heads(Field field) =>
        string.Join(
            ";",
            field.Books.Estates.Values.Select(books =>
                $"{books.Seq} {Convert.ToHexString(books.Hash)} {string.Join(",", books.Accounts.Values.Select(account => $"{account.Posted} {account.Held}"))}"
            )
        );

    private static void Count(Dictionary<string, int> seen, AllianceCommand command, Outcome outcome, Dossier before)
    {
        Note(seen, command.GetType().Name);
        foreach (var step in outcome.Steps)
        {
            Note(seen, $"{step.Life}.{step.To}");
            if (step.Trigger is "Lapse" or "Disallow" or "RefundInPart" or "Correct")
                Note(seen, $"{step.Life}.{step.Trigger}");
        }
        if (!ReferenceEquals(before.Invoices, outcome.After.Invoices))
            foreach (var state in outcome.After.Invoices.Select(invoice => invoice.State).Distinct())
                Note(seen, $"Invoice.{state}");
    }

    private static void Note(Dictionary<string, int> seen, string word) =>
        seen[word] = seen.GetValueOrDefault(word) + 1;

    private static string Told(Field field) =>
        string.Join(
            '\n',
            field
                .Sent.Where(sent => sent.Act is not null && sent.Answer.Length == 0)
                .Append(field.Sent[^1])
                .Select(sent =>
                    $"  {sent.By.Handle}: {CommandContent.Of(new AllianceRequest(sent.Id, sent.By, sent.Alliance, sent.Act!)).Replace('\n', ' ')}"
                )
        );
}
