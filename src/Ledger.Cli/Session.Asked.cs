using Ledger.Alliances;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>Reading what was typed: each value becomes its type or is refused by the name of its option.</summary>
internal sealed partial class Session
{
    public string? TextOrNull(string option) => parsed.GetValue<string?>(option)?.Trim(' ');

    public string Text(string option) =>
        TextOrNull(option)
        ?? throw new UsageException(
            $"{option} is missing.",
            Say($"See fiducia {useCase.Name} --help.", $"Vea fiducia {useCase.Name} --help.")
        );

    public string Word(string argument) => parsed.GetValue<string>(argument)!;

    public string? WordOrNull(string argument) => parsed.GetValue<string?>(argument);

    /// <summary>Whether a flag was typed; false where the verb has none of that name.</summary>
    public bool Flag(string option) =>
        parsed.CommandResult.Command.Options.Any(known => known.Name == option) && parsed.GetValue<bool>(option);

    public IReadOnlyList<string> Many(string option) => parsed.GetValue<string[]>(option) ?? [];

    public LocalDate Date(string option) =>
        DateOrNull(option) ?? throw new UsageException($"{option} is missing.", "Write a date, as in 2026-03-31.");

    public LocalDate? DateOrNull(string option) => TextOrNull(option) is { } text ? DateOf(option, text) : null;

    /// <summary>A date as the person who typed it writes dates.</summary>
    public LocalDate DateOf(string field, string text) => DayOfBooks(field, Refused.Or(Reader.ParseDate(field, text)));

    /// <summary>A date in a file: year, month, day, whatever the culture.</summary>
    public static LocalDate DateInFile(string field, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? DayOfBooks(field, date)
            : throw new Refused(new TextRefusal.NotADate(field, text));

    private static LocalDate DayOfBooks(string field, LocalDate date) =>
        Calendar.IsDay(date) ? date : throw new Refused(new JournalRefusal.DateOutOfRange(field, date));

    public Instant? InstantOrNull(string option)
    {
        if (TextOrNull(option) is not { } text)
            return null;
        if (
            InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant }
            && Calendar.IsDay(instant.InUtc().Date)
        )
            return instant;
        if (
            OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var offset }
            && Calendar.IsDay(offset.Date)
        )
            return offset.ToInstant();
        throw new Refused(new TextRefusal.NotAnInstant(option, text));
    }

    public Viewpoint Viewpoint() =>
        new(
            DateOrNull("--as-of"),
            Flag("--by-value-date") ? DateBasis.Value : DateBasis.Book,
            InstantOrNull("--known-at")
        );

    public Id<T> IdOf<T>(string field, string text)
        where T : IIdentified =>
        Id<T>.Parse(text) ?? throw new Refused(new TextRefusal.NotAnId(field, text, T.IdPrefix));

    /// <summary>An amount that has no side: what is less than zero is refused where it is judged.</summary>
    public Money AnyMoneyOf(string field, string text, Currency currency) =>
        Refused.At(field, Reader.ParseMoney(text, currency));

    /// <summary>An amount as the person who typed it writes amounts.</summary>
    public Money MoneyOf(string field, string text, Currency currency) =>
        NotNegative(field, text, AnyMoneyOf(field, text, currency));

    /// <summary>An amount in a file: a point before the decimals, whatever the culture.</summary>
    public static Money MoneyInFile(string field, string text, Currency currency) =>
        NotNegative(field, text, Refused.At(field, Money.Parse(text, currency)));

    private static Money NotNegative(string field, string text, Money money) =>
        money.MinorUnits >= 0 ? money : throw new Refused(new RefusedAt(field, new InputRefusal.NegativeAmount(text)));

    public async Task<Estate> Estate(string code) =>
        await (await Database()).Reader.Estate(code) ?? throw new Refused(new JournalRefusal.UnknownEstate(code));

    /// <summary>The currency of --currency, or else the estate's.</summary>
    public async Task<Currency> Currency(string estate) =>
        TextOrNull("--currency") is { } code
            ? Refused.At("--currency", Foundations.Currency.Parse(code))
            : (await Estate(estate)).Currency;

    /// <summary>An account as people write it: code, holder after a colon, currency after a slash.</summary>
    public static AccountKey AccountOf(string field, string text, Currency byDefault)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var currency = slash < 0 ? byDefault : Refused.At(field, Foundations.Currency.Parse(text[(slash + 1)..]));
        var (code, holder) = (slash < 0 ? text : text[..slash]).Split(':', 2) is [var first, var second]
            ? (first, second)
            : (slash < 0 ? text : text[..slash], "");
        if (!AccountCode.IsValid(code))
            throw new Refused(new InputRefusal.NotAnAccount(field, text));
        if (text.Contains(':', StringComparison.Ordinal) && holder.Length == 0)
            throw new Refused(new InputRefusal.NotAHolder(field, text));
        return new AccountKey(
            code,
            Holder.Parse(holder) ?? throw new Refused(new InputRefusal.NotAHolder(field, holder)),
            currency
        );
    }

    public Labels Labels(string option) =>
        Refused.Or(Journal.Labels.Of(option, Many(option).Select(pair => PairOf(option, pair))));

    private static KeyValuePair<string, string> PairOf(string field, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals], text[(equals + 1)..])
            : throw new Refused(new InputRefusal.NotAPair(field, text));
    }

    /// <summary>An entry from --date, --narrative, --debit, --credit and what goes with them.</summary>
    public async Task<JournalEntry> Entry()
    {
        var estate = Text("--estate");
        var date = Date("--date");
        var currency = await Currency(estate);
        var postings = Many("--debit")
            .Select(text => PostingOf("--debit", text, currency, isDebit: true))
            .Concat(Many("--credit").Select(text => PostingOf("--credit", text, currency, isDebit: false)))
            .ToList();
        return Refused.Or(
            JournalEntry.Draft(
                estate,
                date,
                DateOrNull("--value-date") ?? date,
                Text("--narrative"),
                postings,
                TextOrNull("--source"),
                Labels("--metadata")
            )
        );
    }

    private Posting PostingOf(string option, string text, Currency byDefault, bool isDebit)
    {
        var parts = text.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new Refused(new InputRefusal.NotAPosting(option, text));
        var field = $"{option} {text}";
        var account = AccountOf(option, parts[0][..equals], byDefault);
        var amount = MoneyOf(field, parts[0][(equals + 1)..], account.Currency);
        var dimensions = Refused.Or(
            Journal.Labels.Of($"{option} {account.Code}", parts.Skip(1).Select(pair => PairOf(option, pair)))
        );
        return isDebit
            ? Posting.Debit(account.Code, amount, account.Holder, dimensions)
            : Posting.Credit(account.Code, amount, account.Holder, dimensions);
    }
}
