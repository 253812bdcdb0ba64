using System.CommandLine;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.Cli;

/// <summary>What members signed to repay of the incentive.</summary>
internal static class CommitmentVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "commitments sign",
                Sign,
                () =>
                    Ask.Sends([
                        FundVerbs.FundWord(),
                        FundVerbs.MemberWord(),
                        Ask.Text(
                            "--alliance",
                            "CODE",
                            "The alliance whose incentive it is; the amount is what was signed there."
                        ),
                        FundVerbs.FundAmount(),
                        .. Dates(),
                        Ask.Text("--every", "MONTHS", "Months between instalments; 1 by default."),
                        Ask.Text("--conditions", "TEXT", "What else was agreed."),
                        Ask.Happened(),
                        Ask.Document(),
                    ]),
                "commitments sign FR-CACAO M-1 --alliance PA-CACAO-1 --amount 4000000 --instalments 24 --first-due 2026-03-31 --document 'Commitment 17' --by maria"
            ),
            Step(
                "commitments deliver",
                (session, number, day) => new DeliverInputs(number, day, session.TextOrNull("--document") ?? ""),
                () => [Ask.Document()],
                "--document 'Delivery 12' --by maria"
            ),
            new(
                "commitments receive",
                Receive,
                () =>
                    Ask.Sends(
                        FundVerbs.FundWord(),
                        Number(),
                        FundVerbs.FundAmount(),
                        MeansOption(withProduce: true),
                        FundVerbs.Ally(),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "commitments receive FR-CACAO 1 --amount 166667 --reference 'Receipt 3' --by maria"
            ),
            Step(
                "commitments take-back",
                (session, number, day) =>
                    new TakeBackRepayment(number, session.Text("--receipt"), day, session.TextOrNull("--reason") ?? ""),
                () => [TakenBack(), Ask.Reason()],
                "--receipt 'Receipt 3' --reason 'Written for another member' --by carlos"
            ),
            new(
                "commitments reschedule",
                async session =>
                    await session.Do(
                        new RescheduleRepayment(
                            session.Number("NUMBER"),
                            session.NumberOf("--instalments"),
                            session.Date("--first-due"),
                            Every(session),
                            await session.FundDay(),
                            session.Decision(),
                            session.TextOrNull("--reason") ?? ""
                        )
                    ),
                () =>
                    Ask.Sends([
                        FundVerbs.FundWord(),
                        Number(),
                        .. Dates(),
                        Ask.Text("--every", "MONTHS", "Months between instalments; 1 by default."),
                        Ask.Happened(),
                        Ask.Reason(),
                        .. FundVerbs.Decided(),
                    ]),
                "commitments reschedule FR-CACAO 1 --instalments 6 --first-due 2026-09-30 --minutes 'Minutes 5' --decided-by M-2,M-3 --reason 'A bad harvest' --by carlos"
            ),
            Step(
                "commitments give-up",
                (session, number, day) =>
                    new GiveUpRepayment(number, day, session.Decision(), session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason(), .. FundVerbs.Decided()],
                "--minutes 'Minutes 6' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            Step(
                "commitments withdraw",
                (session, number, day) => new WithdrawRepayment(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'No inputs needed' --by maria"
            ),
        ];

    internal static Symbol Number() => Ask.Word("NUMBER", "Its number within the fund.");

    internal static Option TakenBack() =>
        Ask.Text("--receipt", "TEXT", "The reference of the receipt, as it was written.");

    internal static IReadOnlyList<Symbol> Dates() =>
        [
            Ask.Text("--instalments", "NUMBER", "How many instalments."),
            Ask.Text("--first-due", "DATE", "When the first one is due."),
        ];

    internal static Option MeansOption(bool withProduce) =>
        withProduce
            ? Ask.Text("--means", "MEANS", "cash, bank or produce; cash by default.")
            : Ask.Text("--means", "MEANS", "cash or bank; cash by default.");

    internal static Means MeansOf(Session session) =>
        session.TextOrNull("--means") is { } means ? Names.Of<Means>("--means", means) : Means.Cash;

    internal static int Every(Session session) =>
        session.TextOrNull("--every") is null ? 1 : session.NumberOf("--every");

    internal static Verb Step(
        string name,
        Func<Session, int, LocalDate, FundCommand> command,
        Func<IReadOnlyList<Symbol>> own,
        string example
    ) =>
        new(
            name,
            async session => await session.Do(command(session, session.Number("NUMBER"), await session.FundDay())),
            () => Ask.Sends([FundVerbs.FundWord(), Number(), Ask.Happened(), .. own()]),
            $"{name} FR-CACAO 1 {example}"
        );

    private static async Task<int> Sign(Session session) =>
        await session.Do(
            new SignRepayment(
                session.Word("MEMBER"),
                session.TextOrNull("--alliance") ?? "",
                await session.FundAmount(),
                session.NumberOf("--instalments"),
                session.Date("--first-due"),
                Every(session),
                session.TextOrNull("--conditions") ?? "",
                await session.FundDay(),
                session.TextOrNull("--document") ?? ""
            )
        );

    private static async Task<int> Receive(Session session) =>
        await session.Do(
            new ReceiveRepayment(
                session.Number("NUMBER"),
                await session.FundAmount(),
                MeansOf(session),
                session.TextOrNull("--ally") ?? "",
                await session.FundDay(),
                session.TextOrNull("--reference") ?? ""
            )
        );
}

/// <summary>Loans of a rotating fund, from the application to the last payment.</summary>
internal static class LoanVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "loans apply",
                Apply,
                () =>
                    Ask.Sends([
                        FundVerbs.FundWord(),
                        FundVerbs.MemberWord(),
                        Ask.Text("--product", "CODE", "Which product of the regulation."),
                        FundVerbs.FundAmount(),
                        .. CommitmentVerbs.Dates(),
                        Ask.Text("--guarantors", "MEMBERS", "Codes of the members who guarantee it, as in M-4,M-5."),
                        FundVerbs.Purpose(),
                        Ask.Happened(),
                    ]),
                "loans apply FR-CACAO M-1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --guarantors M-4 --purpose 'Fertilizer' --by maria"
            ),
            new(
                "loans approve",
                async session =>
                    await session.Do(
                        new ApproveLoan(
                            session.Number("NUMBER"),
                            await session.FundAmountOrNull(),
                            await session.FundDay(),
                            session.Decision()
                        )
                    ),
                () =>
                    Ask.Sends([
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        Ask.Text("--amount", "AMOUNT", "All that was asked for, by default."),
                        Ask.Happened(),
                        .. FundVerbs.Decided(),
                    ]),
                "loans approve FR-CACAO 1 --minutes 'Minutes 3' --decided-by M-2,M-3 --by carlos"
            ),
            CommitmentVerbs.Step(
                "loans reject",
                (session, number, day) =>
                    new RejectLoan(number, day, session.Decision(), session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason(), .. FundVerbs.Decided()],
                "--minutes 'Minutes 3' --decided-by M-2,M-3 --reason 'Late with another loan' --by carlos"
            ),
            CommitmentVerbs.Step(
                "loans withdraw",
                (session, number, day) => new WithdrawLoan(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'Not needed' --by maria"
            ),
            new(
                "loans disburse",
                Disburse,
                () =>
                    Ask.Sends(
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        CommitmentVerbs.MeansOption(withProduce: false),
                        Ask.Text("--first-due", "DATE", "When the first instalment is due; as asked for, by default."),
                        Ask.Text("--parts", "AMOUNTS", "Harvest loans: principal at each date, as in 1000000,3000000."),
                        Ask.Text("--line", "NUMBER", "The bank's credit line that pays a share of it."),
                        Ask.Text("--bank-share", "SHARE", "That share, as in 50%."),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "loans disburse FR-CACAO 1 --reference 'Receipt 20' --by maria"
            ),
            new(
                "loans repay",
                Repay,
                () =>
                    Ask.Sends(
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        FundVerbs.FundAmount(),
                        CommitmentVerbs.MeansOption(withProduce: false),
                        Ask.Text(
                            "--prepaying",
                            "OPTION",
                            $"What a prepayment shortens: {Names.All<Prepayment>()}; as the product says, by default."
                        ),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "loans repay FR-CACAO 1 --amount 366720 --reference 'Receipt 31' --by maria"
            ),
            CommitmentVerbs.Step(
                "loans take-back",
                (session, number, day) =>
                    new TakeBackLoanReceipt(
                        number,
                        session.Text("--receipt"),
                        day,
                        session.TextOrNull("--reason") ?? ""
                    ),
                () => [CommitmentVerbs.TakenBack(), Ask.Reason()],
                "--receipt 'Receipt 31' --reason 'A digit too many' --by carlos"
            ),
            new(
                "loans charge",
                async session =>
                    await session.Do(
                        new ChargeLoan(
                            session.Number("NUMBER"),
                            await session.FundAmount(),
                            session.Flag("--penalty"),
                            await session.FundDay(),
                            session.TextOrNull("--reason") ?? ""
                        )
                    ),
                () =>
                    Ask.Sends(
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        FundVerbs.FundAmount(),
                        Ask.Flag("--penalty", "A penalty; a fee by default."),
                        Ask.Happened(),
                        Ask.Reason()
                    ),
                "loans charge FR-CACAO 1 --amount 10000 --penalty --reason 'A cheque bounced' --by maria"
            ),
            new(
                "loans restructure",
                async session =>
                    await session.Do(
                        new RestructureLoan(
                            session.Number("NUMBER"),
                            session.NumberOf("--instalments"),
                            session.Date("--first-due"),
                            await session.FundDay(),
                            session.Decision(),
                            session.TextOrNull("--reason") ?? ""
                        )
                    ),
                () =>
                    Ask.Sends([
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        .. CommitmentVerbs.Dates(),
                        Ask.Happened(),
                        Ask.Reason(),
                        .. FundVerbs.Decided(),
                    ]),
                "loans restructure FR-CACAO 2 --instalments 12 --first-due 2026-10-31 --minutes 'Minutes 8' --decided-by M-2,M-3 --reason 'Frost' --by carlos"
            ),
            CommitmentVerbs.Step(
                "loans write-off",
                (session, number, day) =>
                    new WriteOffLoan(number, day, session.Decision(), session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason(), .. FundVerbs.Decided()],
                "--minutes 'Minutes 11' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            new(
                "loans recover",
                async session =>
                    await session.Do(
                        new RecoverLoan(
                            session.Number("NUMBER"),
                            await session.FundAmount(),
                            CommitmentVerbs.MeansOf(session),
                            await session.FundDay(),
                            session.TextOrNull("--reference") ?? ""
                        )
                    ),
                () =>
                    Ask.Sends(
                        FundVerbs.FundWord(),
                        CommitmentVerbs.Number(),
                        FundVerbs.FundAmount(),
                        CommitmentVerbs.MeansOption(withProduce: false),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "loans recover FR-CACAO 3 --amount 100000 --reference 'Receipt 77' --by maria"
            ),
        ];

    private static async Task<int> Apply(Session session) =>
        await session.Do(
            new ApplyForLoan(
                session.Word("MEMBER"),
                session.Text("--product"),
                await session.FundAmount(),
                session.NumberOf("--instalments"),
                session.Date("--first-due"),
                [.. Session.Parts(session.TextOrNull("--guarantors"))],
                session.TextOrNull("--purpose") ?? "",
                await session.FundDay()
            )
        );

    private static async Task<int> Disburse(Session session)
    {
        var book = (await session.InspectFund()).Book;
        var parts = (session.TextOrNull("--parts") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => session.MoneyOf("--parts", part, book.Fund.Currency))
            .ToList();
        var share = session.TextOrNull("--bank-share") is { } text
            ? Refused.Or(Share.Parse("--bank-share", text))
            : Share.None;
        return await session.Do(
            new DisburseLoan(
                session.Number("NUMBER"),
                CommitmentVerbs.MeansOf(session),
                session.DateOrNull("--first-due"),
                parts,
                session.TextOrNull("--line") is null ? 0 : session.NumberOf("--line"),
                share,
                await session.FundDay(),
                session.TextOrNull("--reference") ?? ""
            )
        );
    }

    private static async Task<int> Repay(Session session) =>
        await session.Do(
            new RepayLoan(
                session.Number("NUMBER"),
                await session.FundAmount(),
                CommitmentVerbs.MeansOf(session),
                await session.FundDay(),
                session.TextOrNull("--reference") ?? "",
                session.TextOrNull("--prepaying") is { } option ? Names.Of<Prepayment>("--prepaying", option) : null
            )
        );
}
