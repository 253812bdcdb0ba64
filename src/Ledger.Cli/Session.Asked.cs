using Ledger.Alliances;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>Reading what was typed: each value becomes its type or is refused by the name of its option.</summary>
internal sealed partial class Session
{
    public string? TextOrNull(string option) => Has(option) ? parsed.GetValue<string?>(option)?.Trim(' ') : null;

    public string Text(string option) => TextOrNull(option) ?? throw Missing(option);

    private UsageException Missing(string field) =>
        new("usage.missing", ("Field", field), ("Verb", UseCase.Name)) { Remedy = SeeHelp };

    public string Word(string argument) => parsed.GetValue<string>(argument)!;

    public string? WordOrNull(string argument) => Has(argument) ? parsed.GetValue<string?>(argument) : null;

    /// <summary>Whether a flag was typed; false where the verb has none of that name.</summary>
    public bool Flag(string option) => Has(option) && parsed.GetValue<bool>(option);

    public IReadOnlyList<string> Many(string option) => Has(option) ? parsed.GetValue<string[]>(option) ?? [] : [];

    public LocalDate Date(string option) =>
        DateOrNull(option) ?? throw new UsageException("usage.no_date", ("Option", option));

    public LocalDate? DateOrNull(string option) => TextOrNull(option) is { } text ? DateOf(option, text) : null;

    /// <summary>A date as the person who typed it writes dates.</summary>
    public LocalDate DateOf(string field, string text) =>
        DayOfBooks(field, RefusedException.Or(Reader.ParseDate(field, text)));

    private static LocalDate DayOfBooks(string field, LocalDate date) =>
        Calendar.IsDay(date) ? date : throw new RefusedException(new JournalRefusal.DateOutOfRange(field, date));
}
