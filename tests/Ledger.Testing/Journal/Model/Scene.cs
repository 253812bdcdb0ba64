using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

/// <summary>
/// Where the generated stories play: two estates with money in two currencies, four people, ninety days.
/// </summary>
public static class Scene
{
    public static readonly Currency Bob = Currency.BOB,
        Usd = Currency.USD,
        Eur = Currency.Find("EUR")!.Value;

    public static readonly LocalDate FirstDay = new(2026, 1, 1);

    public static readonly Instant Start = Instant.FromUtc(2026, 2, 15, 12, 0);

    public static readonly Holder Alliance = Holder.Parse("al_beni")!.Value,
        Member = Holder.Parse("me_rosa")!.Value;

    /// <summary>One who may force reversals stands beside one who may not.</summary>
    public static readonly IReadOnlyList<Person> People =
    [
        new(new Id<Person>(Numbered(0xA, 1)), "ana", "Ana", [Role.Operator]),
        new(new Id<Person>(Numbered(0xA, 2)), "luis", "Luis", [Role.Controller]),
        new(new Id<Person>(Numbered(0xA, 3)), "marta", "Marta", [Role.Controller, Role.Treasurer]),
    ];

    public static readonly Estate Trust = new(
        new Id<Estate>(Numbered(0xE, 1)),
        "PA-1",
        EstateKind.Trust,
        "Patrimonio autónomo uno",
        "America/Bogota",
        Bob,
        FirstDay
    );
    public static readonly Estate Programme = new(
        new Id<Estate>(Numbered(0xE, 2)),
        "PAR-2",
        EstateKind.Programme,
        "Alianzas rurales",
        "America/La_Paz",
        Bob,
        FirstDay
    );

    public static readonly IReadOnlyList<string> EstateCodes = [Trust.Code, Programme.Code, "NOBODY"];

    /// <summary>Estates that a story may open: good, taken, and wrong in each way.</summary>
    public static readonly IReadOnlyList<Estate> Candidates =
    [
        new(
            new Id<Estate>(Numbered(0xE, 3)),
            "FR-1",
            EstateKind.RotatingFund,
            "Fondo rotatorio",
            "America/Bogota",
            Bob,
            FirstDay.PlusDays(10)
        ),
        new(
            new Id<Estate>(Numbered(0xE, 4)),
            "FI-1",
            EstateKind.Fiduciary,
            " Fiduciaria Andina ",
            "America/Bogota",
            Usd,
            FirstDay
        ),
        Trust,
        new(new Id<Estate>(Numbered(0xE, 5)), "pa 2", EstateKind.Trust, "X", "America/Bogota", Bob, FirstDay),
        new(new Id<Estate>(Numbered(0xE, 6)), "PA-3", EstateKind.Trust, "X", "America/Macondo", Bob, FirstDay),
        new(new Id<Estate>(Numbered(0xE, 7)), "PA-4", EstateKind.Trust, "", "America/Bogota", Bob, FirstDay),
        new(new Id<Estate>(Numbered(0xE, 8)), "PA-5", EstateKind.Trust, "X", "America/Bogota", default, FirstDay),
        new(
            new Id<Estate>(Numbered(0xE, 9)),
            "PA-6",
            EstateKind.Trust,
            "X",
            "America/Bogota",
            Bob,
            new LocalDate(1650, 1, 1)
        ),
    ];

    /// <summary>
    /// Where the money of an entry comes from and goes to; several pairs make an entry of several lines.
    /// </summary>
    public static readonly IReadOnlyList<(string Estate, (AccountKey Debit, AccountKey Credit)[] Pairs)> Patterns =
    [
        (Trust.Code, [(Key("1110"), Key("3110"))]),
        (Trust.Code, [(Key("5110"), Key("1110"))]),
        (Trust.Code, [(Key("5110"), Key("2130"))]),
        (Trust.Code, [(Key("2130"), Key("1110"))]),
        (Trust.Code, [(Key("1110", Usd), Key("3110", Usd))]),
        (Trust.Code, [(Key("5110", Usd), Key("1110", Usd))]),
        (Trust.Code, [(Key("1120"), Key("1110")), (Key("1110", Usd), Key("3110", Usd))]),
        (Trust.Code, [(Key("8210"), Key("8290"))]),
        (Programme.Code, [(Key("1110"), Key("3110"))]),
        (Programme.Code, [(Key("1310", Bob, Alliance), Key("1110"))]),
        (Programme.Code, [(Key("5110"), Key("1310", Bob, Alliance))]),
        (Programme.Code, [(Key("5110"), Key("1110")), (Key("1320"), Key("5110")), (Key("1190"), Key("1320"))]),
        (Trust.Code, [(Key("2130", Bob, Member), Key("1110"))]),
        (Trust.Code, [(Key("5110"), Key("2130", Bob, Member))]),
        (Trust.Code, [(Key("5210", Eur), Key("1110", Eur))]),
        (Trust.Code, [(Key("9999"), Key("1110"))]),
        ("NOBODY", [(Key("5110"), Key("1110"))]),
    ];

    public const int GoodPatterns = 12;

    /// <summary>Accounts that a story may hold money on: the last ones are wrong.</summary>
    public static readonly IReadOnlyList<(string Estate, AccountKey Key, AccountKey Against)> Held =
    [
        (Trust.Code, Key("1110"), Key("5110")),
        (Trust.Code, Key("2130"), Key("1110")),
        (Trust.Code, Key("1110", Usd), Key("5110", Usd)),
        (Programme.Code, Key("1110"), Key("5110")),
        (Programme.Code, Key("1310", Bob, Alliance), Key("5110")),
        (Trust.Code, Key("5110"), Key("1110")),
        (Trust.Code, Key("1110", Eur), Key("5110")),
        ("NOBODY", Key("1110"), Key("5110")),
    ];

    /// <summary>Accounts that a story may open: good, taken, and wrong in each way.</summary>
    public static readonly IReadOnlyList<(string Estate, AccountKey Key)> Openable =
    [
        (Trust.Code, Key("2130", Bob, Member)),
        (Trust.Code, Key("3110", Eur)),
        (Trust.Code, Key("1390", Usd)),
        (Programme.Code, Key("1310", Bob, Member)),
        (Programme.Code, Key("1110", Usd)),
        (Trust.Code, Key("5110", Eur)),
        (Trust.Code, Key("1110")),
        (Trust.Code, Key("9999")),
        (Trust.Code, Key("11")),
        (Trust.Code, Key("1110", Bob, Member)),
        (Trust.Code, Key("1110", default)),
        ("NOBODY", Key("1110")),
    ];

    /// <summary>What every story begins with.</summary>
    public static IEnumerable<Instruction> Opening =>
        [
            new OpenEstate(Trust),
            new OpenEstate(Programme),
            new OpenAccount(Trust.Code, Key("1110", Usd), FirstDay),
            new OpenAccount(Trust.Code, Key("3110", Usd), FirstDay),
            new OpenAccount(Trust.Code, Key("5110", Usd), FirstDay),
            new OpenAccount(Programme.Code, Key("1310", Bob, Alliance), FirstDay),
        ];

    public static LocalDate Day(int number) => FirstDay.PlusDays(number);

    public static AccountKey Key(string code, Currency? currency = null, Holder holder = default) =>
        new(code, holder, currency ?? Bob);

    /// <summary>The n-th id of a family: the same in every run, so that a failing story can be told again.</summary>
    public static Guid Numbered(int family, int number) =>
        new($"019c{family:x4}-{number >> 16:x4}-7000-8000-{number:x12}");
}
