namespace Ledger.Foundations;

/// <summary>Why a row of a comma-separated file cannot be read, in order of precedence.</summary>
public abstract record CsvRefusal : Refusal
{
    private CsvRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record QuoteOpen()
        : CsvRefusal(
            "csv.quote_open",
            "A quotation mark is not where one may be, or is never closed.",
            "Close it on its line; a quotation mark within a field is written twice, in a field that is quoted."
        );

    public sealed record OtherFields(int Count, int Columns)
        : CsvRefusal(
            "csv.other_fields",
            $"The row has {Count} fields and the heading {Columns}.",
            "Give each column one field; put a field that contains a comma in quotation marks."
        );

    public sealed record NotAValue(string Column, string Text, string Expected)
        : CsvRefusal("csv.not_a_value", $"{Column} is '{Text}'.", $"Write {Expected}.");

    public sealed record Differs(string Column, string Text, string Reference, string First, int Line)
        : CsvRefusal(
            "csv.differs",
            $"{Column} of {Reference} is '{Text}' here and '{First}' in line {Line}.",
            "Rows of one reference are one act: write the same in all of them."
        );
}
