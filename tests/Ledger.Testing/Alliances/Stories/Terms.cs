using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>
/// What a story begins with: an instrument, a programme's sources and money, and its alliances. Percentages are whole,
/// so that the tally can do without the product's arithmetic.
/// </summary>
/// <param name="Advance">Percent before any certificate; −1: no such gate. So are the next two.</param>
/// <param name="OfInvestment">Percent of the cost that is the cap, at least 50; −1: none.</param>
/// <param name="AboveFamilies">By how many minor units a family's cap is above its share of the incentive; −1:
/// none.</param>
/// <param name="Credit">Cap of a family in percent of the one without credit; −1: credit raises no cap.</param>
/// <param name="Two">From how many minor units two people approve; 0: never.</param>
/// <param name="Cash">Percent of all incentives that the programme has.</param>
internal sealed record Terms(
    Channel Channel,
    int Advance,
    int Counterpart,
    int Accounted,
    int OfInvestment,
    int AboveFamilies,
    bool Lesser,
    int Credit,
    int Two,
    int Retention,
    int InvoiceDays,
    int Cash,
    int Sources,
    int Alliances,
    bool Unborn
)
{
    public const long Incentive = 100_003,
        Cost = 200_009;
    public const int Families = 7;

    public static readonly string[] Lines = ["LABOUR", "SEEDS", "TOOLS"];

    public static Gen<Terms> Any =>
        from channel in Gen.Elements(
            Channel.Trust,
            Channel.Trust,
            Channel.OrganizationAccount,
            Channel.ImplementingFund,
            Channel.ImplementingFund
        )
        from gates in Gen.Three(Gen.Frequency((1, Gen.Constant(-1)), (3, Gen.Choose(1, 40))))
        from caps in Gen.Frequency(
            (1, Gen.Constant((-1, -1))),
            (1, Gen.Choose(50, 60).Select(share => (share, -1))),
            (1, Gen.Choose(0, 2_000).Select(above => (-1, above))),
            (2, Gen.Zip(Gen.Choose(50, 60), Gen.Choose(0, 2_000)).Select(both => both))
        )
        from lesser in Gen.Elements(true, false)
        from credit in Gen.Elements(-1, -1, 110, 150)
        from two in Gen.Elements(0, 3_000, 12_000)
        from works in Gen.Choose(0, 10)
        from days in Gen.Choose(0, 6)
        from cash in Gen.Elements(35, 100, 300)
        from sources in Gen.Choose(2, 3)
        from alliances in Gen.Choose(1, 3)
        from unborn in Gen.Elements(true, false, false)
        select new Terms(
            channel,
            gates.Item1,
            gates.Item2,
            gates.Item3 < 0 ? -1 : gates.Item3 * 2,
            caps.Item1,
            caps.Item2,
            lesser,
            caps == (-1, -1) ? -1 : credit,
            two,
            works,
            days,
            cash,
            sources,
            alliances,
            unborn
        );

    /// <summary>The instrument as people write it down.</summary>
    public string Document =>
        $$"""
            {
              "code": "test", "version": 1, "name": "Test", "source": "Test rules", "valid_from": "2020-01-01", "valid_through": null, "currency": "COP",
              "channel": "{{Channel switch
            {
                Channel.Trust => "trust",
                Channel.OrganizationAccount => "organization-account",
                _ => "implementing-fund",
            }}}", "recipient": "organization", "models": [], "loan_categories": [],
              "caps": {{Caps}}, "gates": [{{Gates}}],
              "approvals": [{ "from": "0", "approvers": ["operator"] }{{(
                Two == 0 ? "" : $$""", { "from": "{{Units(Two)}}", "approvers": ["operator", "treasurer"] }"""
            )}}],
              "service_levels": [], "works": { "advance_amortization": "20%", "retention": "{{Retention}}%" }, "eligibility": null, "invoice_days_before_agreement": {{InvoiceDays}},
              "repaid_into_fund": false, "accompaniment": null, "exit_record": []
            }
            """;

    public Instrument Instrument =>
        InstrumentDocument
            .Read(Document)
            .Match(instrument => instrument, refusal => throw new InvalidOperationException(refusal.ToString()));

    public long InBank => Incentive * Alliances * Cash / 100;

    /// <summary>From each source; the first of them commits most.</summary>
    public long Appropriated => Incentive * Alliances * 7 / 10 + 1;

    public long PerFamily => Incentive / Families + 1 + AboveFamilies;

    /// <summary>The programme with its alliances, of which all but one that is not born yet execute.</summary>
    public Field Begin()
    {
        var sources = new[]
        {
            new Funding("LOAN", "1", "2", 2026),
            new Funding("NATION", "", "2", 2026),
            new Funding("REGION", "", "3", 2026),
        };
        var field = new Field(Instrument, sources[..Sources], Money(InBank), Money(Appropriated));
        for (var i = 1; i <= Alliances; i++)
        {
            var code = $"AL-{i}";
            field.Register(code, Families, Money(Cost), Money(Incentive));
            if (Unborn && i == Alliances)
                continue;
            field.Sign(code, Parts(Incentive));
            field.Accept(
                Field.Manager,
                code,
                new PledgeCounterpart("co_org", PledgeKind.Cash, Money(90_000), Field.Day, Field.Year, "Agreement")
            );
            field.Accept(
                Field.Office with
                {
                    Roles = [Role.Operator],
                },
                code,
                new ConstituteEstate(Field.Day, "Contract")
            );
            foreach (var supervisor in (Person[])[Field.Inspector, Field.Everything])
                field.Accept(Field.Office, code, new AppointSupervisor(supervisor, Field.Day, Field.Year));
            field.Accept(Field.Office, code, new SetBudget(Budget(Cost), Field.Day, "Plan"));
            field.Accept(Field.Controller, code, new VerifyCounterpart(1, Money(40_000), Field.Day, "Statement"));
        }
        return field;
    }

    public IReadOnlyList<Money> Parts(long incentive) => Money(incentive).Allocate(Sources == 2 ? [7, 3] : [5, 3, 2]);

    /// <summary>Three lines with days of their own, or two.</summary>
    public static IReadOnlyList<BudgetPart> Budget(long cost, int lines = 3, int days = 0)
    {
        var amounts = Money(cost).Allocate(lines == 3 ? [1, 5, 4] : [0, 3, 2]);
        return
        [
            .. Lines
                .Select(
                    (line, i) =>
                        new BudgetPart(
                            line,
                            line,
                            amounts[i],
                            Field.Day.PlusDays(-9 + 4 * i),
                            Field.Day.PlusDays(60 - 18 * i + days)
                        )
                )
                .Skip(3 - lines),
        ];
    }

    public static Money Money(long minor) => new(minor, Currency.COP);

    private string Caps =>
        OfInvestment < 0 && AboveFamilies < 0
            ? "null"
            : $$"""{ "of_investment": {{(OfInvestment < 0 ? "null" : $"\"{OfInvestment}%\"")}}, "per_family": {{(AboveFamilies < 0 ? "null" : $"\"{Units(PerFamily)}\"")}}, "combine": "{{(Lesser ? "lesser" : "greater")}}", "with_credit_per_family": {{(Credit < 0 ? "null" : $"\"{Units(CreditPerFamily)}\"")}} }""";

    public long CreditPerFamily => (Incentive / Families + 1) * Credit / 100;

    private string Gates =>
        string.Join(
            ", ",
            from gate in ((string Name, int Share)[])
                [("certified-progress", Advance), ("verified-counterpart", Counterpart), ("accounted-for", Accounted)]
            where gate.Share >= 0
            select $$"""{ "gate": "{{gate.Name}}", "share": "{{gate.Share}}%" }"""
        );

    private static string Units(long minor) => (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>
/// One wish: what, by whom, about which file, how much, in which alliance. What its numbers mean is decided when it is
/// told, so a story that was made shorter is still one.
/// </summary>
internal sealed record Wish(int What, int Who, int Which, int HowMuch, int Where)
{
    public static Gen<Wish> Any =>
        from what in Gen.Choose(0, 199)
        from who in Gen.Choose(0, 59)
        from which in Gen.Choose(0, 9_999)
        from howMuch in Gen.Choose(1, 1_000)
        from place in Gen.Choose(0, 5)
        select new Wish(what, who, which, howMuch, place);
}

internal sealed record Story(Terms Terms, IReadOnlyList<Wish> Wishes)
{
    public override string ToString() =>
        $"{Terms.Document} {Terms.Sources} sources, {Terms.Alliances} alliances, {Terms.Cash}% of the money, {(Terms.Unborn ? "the last not born" : "all born")}: {string.Join(", ", Wishes)}";

    /// <summary>
    /// Stories and, of one that fails, shorter ones: without a half, a quarter, …, one of its wishes.
    /// </summary>
    public static Arbitrary<Story> Any(int length) =>
        Arb.From(
            from terms in Terms.Any
            from wishes in Wish.Any.ListOf(length)
            select new Story(terms, [.. wishes]),
            Shorter
        );

    private static IEnumerable<Story> Shorter(Story story)
    {
        for (var size = story.Wishes.Count / 2; size > 0; size /= 2)
        for (var from = 0; from + size <= story.Wishes.Count; from += size)
            yield return story with
            {
                Wishes = [.. story.Wishes.Take(from), .. story.Wishes.Skip(from + size)],
            };
        if (story.Terms.Alliances > 1)
            yield return story with
            {
                Terms = story.Terms with { Alliances = story.Terms.Alliances - 1 },
            };
    }
}
