namespace Ledger.Foundations;

/// <summary>Why a value that somebody wrote is not what its field takes.</summary>
public abstract record InputRefusal : Refusal
{
    private InputRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record NegativeAmount(string Text)
        : InputRefusal(
            "input.negative_amount",
            $"'{Text}' is negative.",
            "Amounts are positive; say on which side they stand by debit or credit."
        );

    public sealed record NotAHolder(string Field, string Text)
        : InputRefusal(
            "input.not_a_holder",
            $"{Field} '{Text}' is not the id of a holder.",
            "Holders look like co_ana: two or three small letters, an underscore, letters, digits or hyphens."
        );

    public sealed record NotAnAccount(string Field, string Text)
        : InputRefusal(
            "input.not_an_account",
            $"{Field} '{Text}' is not an account.",
            "Write the chart's code, and the holder and currency where needed, as in 1110, 3110:co_ana or 1110/USD."
        );

    public sealed record NotAPosting(string Field, string Text)
        : InputRefusal(
            "input.not_a_posting",
            $"{Field} '{Text}' is not a posting.",
            "Write account=amount, and dimensions where needed, as in 1110=100.00 or '5110=20.00;component=2'."
        );

    public sealed record NotAPair(string Field, string Text)
        : InputRefusal("input.not_a_pair", $"{Field} '{Text}' is not a name and a value.", "Write name=value.");
}

/// <summary>Why a JSON text is not a request, in order of precedence.</summary>
public abstract record JsonRefusal : Refusal
{
    private JsonRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record TooLong(int Line, int MaxBytes)
        : JsonRefusal(
            "json.too_long",
            $"The request on line {Line} is longer than {MaxBytes} bytes.",
            "Split it into several requests."
        );

    public sealed record Malformed(int Line, int Column, string Reason)
        : JsonRefusal(
            "json.malformed",
            $"Not JSON at line {Line}, column {Column}: {Reason}.",
            "Correct it there; nothing of this request was stored."
        );

    public sealed record Truncated(int Line, int Column)
        : JsonRefusal(
            "json.truncated",
            $"The text ends at line {Line}, column {Column} in the middle of a request.",
            "Send the whole text again: what is stored already is not stored twice."
        );

    public sealed record WrongType(string Field, string Expected, string Found)
        : JsonRefusal("json.wrong_type", $"{Field} is {Found}.", $"Write {Expected}.");

    public sealed record UnknownProperty(string Field, string Allowed)
        : JsonRefusal("json.unknown_property", $"'{Field}' is not known here.", $"Known are: {Allowed}.");

    public sealed record PropertyTwice(string Field)
        : JsonRefusal("json.property_twice", $"'{Field}' is there twice.", "Keep one of them.");

    public sealed record Missing(string Field) : JsonRefusal("json.missing", $"'{Field}' is missing.", "Add it.");

    public sealed record NotTogether(string Field, string Other)
        : JsonRefusal("json.not_together", $"'{Field}' and '{Other}' are both there.", "Keep one of them.");

    public sealed record NoIdentity(int Line)
        : JsonRefusal(
            "json.no_identity",
            $"Line {Line} has neither id nor source and reference, so sending it again would post it again.",
            "Give it one of them, or name the batch with --batch."
        );
}
