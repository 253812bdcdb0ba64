namespace Ledger.Foundations;

/// <summary>Why a row of a comma-separated file cannot be read, in order of precedence.</summary>
public abstract record CsvRefusal : Refusal
{
    private CsvRefusal(string code)
        : base(code) { }

    public sealed record QuoteOpen() : CsvRefusal("csv.quote_open");

    public sealed record OtherFields(int Count, int Columns) : CsvRefusal("csv.other_fields");

    public sealed record NotAValue(string Column, string Text, CodedText Expected) : CsvRefusal("csv.not_a_value");

    public sealed record Differs(string Column, string Text, string Reference, string First, int Line)
        : CsvRefusal("csv.differs");
}

/// <summary>Why a file cannot be read as a whole, in order of precedence.</summary>
public abstract record FileRefusal : Refusal
{
    private FileRefusal(string code)
        : base(code) { }

    public sealed record TooLarge(string File, int MaxMegabytes) : FileRefusal("file.too_large");

    public sealed record Empty(string File, string Columns) : FileRefusal("file.empty");

    public sealed record HeadingQuoteOpen(string File) : FileRefusal("file.heading_quote_open");

    public sealed record NoColumn(string File, string Column, string Columns) : FileRefusal("file.no_column");

    public sealed record ColumnTwice(string File, string Column, string Columns) : FileRefusal("file.column_twice");

    public sealed record UnknownColumn(string File, string Column, string Columns) : FileRefusal("file.unknown_column");

    public sealed record TooManyRows(string File, int MaxRows) : FileRefusal("file.too_many_rows");

    public sealed record TooManyTogether(int MaxRequests) : FileRefusal("file.too_many_together");

    public sealed record NoRequest(string File) : FileRefusal("file.no_request");

    public sealed record FigureTwice(string File, int Line, string Figure) : FileRefusal("file.figure_twice");

    public sealed record NotAFigure(string File, string Figure, string Text, CodedText Expected)
        : FileRefusal("file.not_a_figure");

    public sealed record NoFigure(string File, string Figure) : FileRefusal("file.no_figure");

    public sealed record NameTwice(string File, string Name) : FileRefusal("file.name_twice");
}
