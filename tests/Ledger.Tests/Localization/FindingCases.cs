using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

/// <summary>What verify says is wrong, in the language of who reads it.</summary>
public class A_finding
{
    private static readonly Localizer Spanish = Localizer.Find("es-BO")!;

    private static readonly CodedText Hold = new(
        "finding.record_on_account",
        ("Seq", 1_234L),
        ("Kind", RecordKind.HoldPlaced),
        ("Account", "2210:pr_1/BOB")
    );

    [Theory]
    [InlineData(
        "finding.seal_differs",
        "Record 1234 (HoldPlaced on account 2210:pr_1/BOB) does not match its seal: it, or the hash before it, was changed after it was recorded.",
        "El registro 1.234 (reserva constituida, cuenta 2210:pr_1/BOB) no coincide con su sello: se alteró, o se alteró el hash anterior, después de registrarse."
    )]
    [InlineData(
        "finding.text_seal_differs",
        "The text of record 1234 (HoldPlaced on account 2210:pr_1/BOB) does not match its seal: text or salt were changed after it was recorded.",
        "El texto del registro 1.234 (reserva constituida, cuenta 2210:pr_1/BOB) no coincide con su sello: el texto o la sal se alteró después de registrarse."
    )]
    public void Begins_with_the_record_or_names_it_within(string code, string english, string spanish) =>
        Says(new(code, ("Record", Hold)), english, spanish);

    [Fact]
    public void Writes_amounts_and_days_as_the_reader_does()
    {
        Says(
            new(
                "finding.below_zero",
                ("Account", new CodedText("finding.account_number", ("No", 1_005))),
                ("Available", new Money(-123_456, Currency.BOB)),
                ("Day", new LocalDate(2026, 3, 31))
            ),
            "Account number 1005 would have -1234.56 BOB available on 2026-03-31 (law 4).",
            "La cuenta número 1005 tendría -1.234,56 BOB disponibles el 31/03/2026 (ley 4)."
        );
        Says(
            new("finding.head_moment", ("Seq", 5L), ("Says", Moment(1)), ("At", Moment(2))),
            "Its head says that record 5 was recorded at 1970-01-01T00:00:01Z, not 1970-01-01T00:00:02Z.",
            "Su línea de cabeza dice que el registro 5 se registró el 01/01/1970 00:00:01 UTC, no el 01/01/1970 00:00:02 UTC."
        );
    }

    private static Instant Moment(int second) => Instant.FromUnixTimeSeconds(second);

    private static void Says(CodedText problem, string english, string spanish) =>
        Assert.Equal((english, spanish), (Localizer.English.Say(problem), Spanish.Say(problem)));
}
