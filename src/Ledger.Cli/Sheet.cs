using Ledger.Application.Contracts;
using Ledger.Application.Localization;
using Ledger.Application.Values;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>An answer as people read it: its values by their labels, its lists as tables, its notes as lines.</summary>
internal sealed class Sheet(Session session)
{
    /// <summary>How the answer's readers read it.</summary>
    private Localizer _reader = session.Reader;

    public async Task Print(object answer)
    {
        if (answer is IForProducers)
            _reader = _reader.For(Audience.Producer);
        if (answer is Listing list)
            await PrintList(list);
        else
            await PrintDocument(answer, answer.GetType());
    }

    /// <summary>What people are told first.</summary>
    private void PrintTold(ITells answer)
    {
        foreach (var sentence in answer.Told)
            session.Output.WriteLine(_reader.Value(sentence));
    }

    private async Task PrintDocument(object answer, Type type, bool isPart = false)
    {
        if (answer is ITells tells)
            PrintTold(tells);
        var shown = Answers.FieldsOf(type).Where(field => !field.IsForPrograms).ToList();
        var hasValues = PrintValues(answer, type, [.. shown.Where(field => field.IsValue)]);
        var hasSeveralLists = shown.Count(field => field.Get(answer) is Listing) > 1;
        // After sentences the heading of a single list says what it is.
        var hasHeadings = answer is ITells || hasSeveralLists;
        foreach (var field in shown.Where(field => !field.IsValue))
            switch (field.Get(answer))
            {
                case null:
                    break;
                case IReadOnlyList<Sentence> sentences:
                    foreach (var sentence in sentences)
                        session.Output.WriteLine(_reader.Value(sentence));
                    break;
                // Of several lists, those with something in them.
                case Listing { IsEmpty: true } when hasHeadings:
                    break;
                case Listing list:
                    if (!hasHeadings && hasValues)
                        session.Output.WriteLine();
                    if (hasHeadings)
                        session.Output.WriteLine($"{Environment.NewLine}{_reader.Label(type, field.Name)}");
                    await PrintList(list);
                    break;
                case var part:
                    // Lists have headings of their own.
                    if (Answers.FieldsOf(field.Bare).Any(inner => inner.IsValue))
                        session.Output.WriteLine($"{Environment.NewLine}{_reader.Label(type, field.Name)}");
                    await PrintDocument(part, field.Bare, isPart: true);
                    break;
            }
        // Of several lists, none has anything in it.
        if (
            hasSeveralLists
            && !isPart
            && shown.All(field => field.Get(answer) is null or Listing { IsEmpty: true } || !IsList(field))
        )
            session.Output.WriteLine(_reader.Screen("list.none"));
    }

    private static bool IsList(AnswerField field) => typeof(Listing).IsAssignableFrom(field.Type);

    /// <summary>Each value on a line, after its label; what there is not is left out.</summary>
    /// <returns>Whether there was any.</returns>
    private bool PrintValues(object answer, Type type, IReadOnlyList<AnswerField> fields)
    {
        var lines = fields
            .Select(field => (Label: _reader.Label(type, field.Name), Text: Shown(field.Get(answer))))
            .Where(line => line.Text.Length > 0)
            .ToList();
        var width = lines.Select(line => Table.Width(line.Label)).DefaultIfEmpty().Max();
        foreach (var (label, text) in lines)
            session.Output.WriteLine($"{label}{new string(' ', width - Table.Width(label) + 2)}{text}");
        return lines.Count > 0;
    }

    private string Shown(object? value) =>
        value is Money money ? $"{_reader.Amount(money)} {money.Currency}" : _reader.Value(value);

    private async Task PrintList(Listing list)
    {
        var columns = await ColumnsOf(list);
        // Rows that have lists of their own are documents, one after the other.
        if (Answers.FieldsOf(list.RowType).Any(field => typeof(Listing).IsAssignableFrom(field.Type)))
        {
            await PrintDocuments(list);
            return;
        }
        var table = session.Table([
            .. columns.Select(column => new Table.Column(
                _reader.Label(list.RowType, column.Name),
                IsNumber(column.Bare)
            )),
        ]);
        var count = 0;
        await foreach (var row in list.Each)
        {
            table.Add([.. columns.Select(column => Cell(column, row))]);
            count++;
        }
        if (count == 0)
        {
            session.Output.WriteLine(
                list.Page is { Total: > 0 and var total }
                    ? _reader.Screen("list.none_on_page", ("Total", _reader.Number(total)))
                    : _reader.Screen("list.none")
            );
            return;
        }
        if (list.Sums.Count > 0)
            table.Rule();
        foreach (var sum in list.Sums)
            table.Add([.. columns.Select(column => Cell(column, sum))]);
        table.Finish();
        PrintPage(list.Page, count);
    }

    /// <summary>The columns of a list; of one that is in memory, those in which some row has a value.</summary>
    private static async Task<IReadOnlyList<AnswerField>> ColumnsOf(Listing list)
    {
        var columns = Answers
            .FieldsOf(list.RowType)
            .Where(field => field is { IsForPrograms: false, IsValue: true })
            .ToList();
        if (list.IsStreamed || list.IsEmpty)
            return columns;
        var used = new HashSet<AnswerField>();
        await foreach (var row in list.Each)
            used.UnionWith(columns.Where(column => !used.Contains(column) && !IsNothing(column.Get(row))));
        return columns.FindAll(used.Contains);
    }

    private static bool IsNothing(object? value) =>
        value is null or "" or ReasonText { Stored: "" } or System.Collections.ICollection { Count: 0 };

    private async Task PrintDocuments(Listing list)
    {
        var isFirst = true;
        await foreach (var document in list.Each)
        {
            if (!isFirst)
                session.Output.WriteLine();
            isFirst = false;
            await PrintDocument(document, list.RowType);
        }
        if (isFirst)
            session.Output.WriteLine(_reader.Screen("list.none"));
    }

    /// <summary>Which rows these are, when there are others.</summary>
    private void PrintPage(Page? page, int rows)
    {
        if (page is null || page.Total == rows)
            return;
        var first = (page.Number - 1) * page.Size;
        session.Output.WriteLine(
            _reader.Screen(
                "list.page",
                ("First", _reader.Number(first + 1)),
                ("Last", _reader.Number(first + rows)),
                ("Total", _reader.Number(page.Total)),
                ("Page", page.Number),
                ("Pages", page.Pages)
            )
        );
    }

    /// <summary>Nothing where an amount is zero: columns of zeros are hard to read.</summary>
    private string Cell(AnswerField column, object row) =>
        column.Get(row) is var value && value is Money money && !column.ShowsZero
            ? _reader.AmountOrBlank(money)
            : _reader.Value(value);

    private static bool IsNumber(Type type) =>
        type == typeof(Money)
        || type == typeof(Share)
        || type == typeof(int)
        || type == typeof(long)
        || type == typeof(decimal);

    /// <summary>
    /// As JSON: a list as one line for each row; a document as one line, and what it streams as lines after it.
    /// </summary>
    public async Task PrintJson(object answer)
    {
        if (answer is Listing list)
        {
            await foreach (var row in list.Each)
                await PrintJson(row);
            return;
        }
        session.Output.WriteLine(Answers.Json(answer));
        foreach (var field in Answers.FieldsOf(answer.GetType()))
            if (field.Get(answer) is Listing { IsStreamed: true } stream)
                await foreach (var row in stream.Each)
                    session.Output.WriteLine(Answers.Json(row));
    }

    /// <summary>As comma-separated values: the rows of a list, or of the first list of a document.</summary>
    public async Task PrintCsv(object answer)
    {
        if (ListOf(answer) is not { } list)
            throw new UsageException("csv.no_list");
        var fields = Answers.FieldsOf(list.RowType).Where(field => field.IsValue).ToList();
        await using var csv = new CsvHelper.CsvWriter(
            session.Output,
            System.Globalization.CultureInfo.InvariantCulture,
            leaveOpen: true
        );
        foreach (var field in fields)
            csv.WriteField(field.Name);
        await csv.NextRecordAsync();
        await foreach (var row in list.Each)
        {
            foreach (var field in fields)
                csv.WriteField(CsvOf(field.Get(row)));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>
    /// Values as programs read them; what the product composed as a sentence, for it has no other text.
    /// </summary>
    private string CsvOf(object? value) => value is Sentence or ReasonText ? _reader.Value(value) : Answers.Csv(value);

    private static Listing? ListOf(object answer) =>
        answer as Listing
        ?? Answers.FieldsOf(answer.GetType()).Select(field => field.Get(answer)).OfType<Listing>().FirstOrDefault();
}
