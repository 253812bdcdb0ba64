using System.Globalization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;
using Ledger.Texts;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>
/// How the person who reads writes numbers, dates and headings. Machines get <see cref="JsonAnswers"/> instead.
/// </summary>
/// <remarks>
/// The marks are stated here and not taken from the system's tables, whose answers change from machine to machine.
/// </remarks>
public sealed partial class Reader
{
    public const string Cultures = "en, es-BO, es-CO";

    private readonly bool _spanish;

    private Reader(string name, bool spanish)
    {
        (Name, _spanish) = (name, spanish);
        Culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (!spanish)
            return;
        Culture.NumberFormat.NumberGroupSeparator = ".";
        Culture.NumberFormat.NumberDecimalSeparator = ",";
    }

    public static readonly Reader English = new("en", spanish: false);

    public string Name { get; }

    public CultureInfo Culture { get; }

    public string Language => _spanish ? "es" : "en";

    /// <summary>The reader of a culture's name, or of a system's LANG (es_CO.UTF-8).</summary>
    public static Reader? Find(string? name) =>
        name?.Split('.')[0].Replace('_', '-') switch
        {
            "en" => English,
            "es" or "es-CO" => new("es-CO", spanish: true),
            "es-BO" => new("es-BO", spanish: true),
            _ => null,
        };

    public string Say(string english, string spanish) => _spanish ? spanish : english;

    /// <summary>What a refusal says, in the reader's language.</summary>
    public string Message(Refusal refusal) => _spanish ? Spanish(refusal).Message : refusal.Message;

    private RefusalText Spanish(Refusal refusal) =>
        refusal switch
        {
            RefusedAt at => Spanish(at.Inner) is var inner
                ? inner with
                {
                    What = $"{Place(at.Field)}: {inner.What}",
                }
                : default,
            RefusedQuestion question => Spanish(question.Inner) with { Remedy = question.Consejo },
            RefusedRow row => new(
                $"Tiene la referencia de la línea {row.Other} y otro valor en {SpanishPhrases.Field(row.Inner.Field, Culture)}: allí {SpanishPhrases.Value(row.Inner.Recorded, Culture)}, aquí {SpanishPhrases.Value(row.Inner.Sent, Culture)}.",
                "Escriba lo mismo en ambas, o dé a una de ellas una referencia propia."
            ),
            _ => RefusalTexts.Spanish(refusal, Culture),
        };

    public string Amount(Money money) => money.ToReaders(Culture);

    /// <summary>Nothing where there is nothing: columns of zeros are hard to read.</summary>
    public string AmountOrBlank(Money money) => money.IsZero ? "" : Amount(money);

    public string Number(long number) => number.ToString("N0", Culture);

    public string Number(decimal number, int decimals) => number.ToString($"N{decimals}", Culture);

    public string Day(LocalDate date) => _spanish ? SpanishPhrases.Day(date) : JsonAnswers.Day(date);

    /// <summary>
    /// In Spanish as people write it, to the second, with its zone said; to the microsecond and as typed for --known-at
    /// in English.
    /// </summary>
    public string Moment(Instant instant) => _spanish ? SpanishPhrases.Moment(instant) : JsonAnswers.Moment(instant);

    public string Kind(EntryKind kind) =>
        kind switch
        {
            EntryKind.Normal => Say("entry", "asiento"),
            EntryKind.Reversal => Say("reversal", "reversión"),
            EntryKind.Cover => Say("cover", "cobertura"),
        };

    public string Kind(RecordKind kind) =>
        kind switch
        {
            RecordKind.EstateOpened => Say("estate opened", "patrimonio abierto"),
            RecordKind.AccountOpened => Say("account opened", "cuenta abierta"),
            RecordKind.AccountClosed => Say("account closed", "cuenta cerrada"),
            RecordKind.AccountConstrained => Say("account constrained", "cuenta restringida"),
            RecordKind.Entry => Say("entry", "asiento"),
            RecordKind.HoldPlaced => Say("hold placed", "reserva constituida"),
            RecordKind.HoldPosted => Say("hold posted", "reserva ejecutada"),
            RecordKind.HoldVoided => Say("hold voided", "reserva anulada"),
            RecordKind.HoldExpired => Say("hold expired", "reserva vencida"),
            RecordKind.PeriodClosed => Say("period closed", "período cerrado"),
            RecordKind.ReopeningAsked => Say("reopening asked", "reapertura pedida"),
            RecordKind.ReopeningWithdrawn => Say("reopening withdrawn", "reapertura retirada"),
            RecordKind.PeriodReopened => Say("period reopened", "período reabierto"),
        };

    public string Status(PeriodStatus status) =>
        Say(
            status == PeriodStatus.ReopeningAsked ? "reopening asked" : status.ToString().ToLowerInvariant(),
            SpanishWords.Of(status)
        );

    public string Role(Access.Role role) => Say(role.ToString(), SpanishWords.Of(role));

    /// <summary>In Spanish with the word that the command line takes.</summary>
    public string Kind(EstateKind kind) =>
        Say(EstateKinds.Name(kind), $"{SpanishWords.Of(kind)} ({EstateKinds.Name(kind)})");

    public string Constraint(Constraint constraint) =>
        constraint switch
        {
            Journal.Constraint.None => "",
            Journal.Constraint.Debit => Say("debit", "débito"),
            Journal.Constraint.Credit => Say("credit", "crédito"),
        };
}
