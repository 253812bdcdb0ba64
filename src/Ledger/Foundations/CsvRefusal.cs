namespace Ledger.Foundations;

/// <summary>Why a row of a comma-separated file cannot be read, in order of precedence.</summary>
public abstract record CsvRefusal : Refusal
{
    private CsvRefusal(string code)
        : base(code) { }

    public sealed record QuoteOpen() : CsvRefusal("csv.quote_open");

    public sealed record OtherFields(int Count, int Columns) : CsvRefusal("csv.other_fields");

    public sealed record NotAValue(string Column, string Text, string Expected) : CsvRefusal("csv.not_a_value");

    public sealed record Differs(string Column, string Text, string Reference, string First, int Line)
        : CsvRefusal("csv.differs");
}
