namespace Ledger.Foundations;

/// <summary>Why a value that somebody wrote is not what its field takes.</summary>
public abstract record InputRefusal : Refusal
{
    private InputRefusal(string code)
        : base(code) { }

    public sealed record NegativeAmount(string Text) : InputRefusal("input.negative_amount");

    public sealed record NotAHolder(string Field, string Text) : InputRefusal("input.not_a_holder");

    public sealed record NotAnAccount(string Field, string Text) : InputRefusal("input.not_an_account");

    public sealed record NotAPosting(string Field, string Text) : InputRefusal("input.not_a_posting");

    public sealed record NotAPair(string Field, string Text) : InputRefusal("input.not_a_pair");
}

/// <summary>Why a JSON text is not a request, in order of precedence.</summary>
public abstract record JsonRefusal : Refusal
{
    private JsonRefusal(string code)
        : base(code) { }

    public sealed record TooLong(int Line, int MaxBytes) : JsonRefusal("json.too_long");

    public sealed record Malformed(int Line, int Column, CodedText Reason) : JsonRefusal("json.malformed");

    public sealed record Truncated(int Line, int Column) : JsonRefusal("json.truncated");

    public sealed record WrongType(string Field, CodedText Expected, CodedText Found) : JsonRefusal("json.wrong_type");

    public sealed record UnknownProperty(string Field, string Allowed) : JsonRefusal("json.unknown_property");

    public sealed record PropertyTwice(string Field) : JsonRefusal("json.property_twice");

    public sealed record Missing(string Field) : JsonRefusal("json.missing");

    public sealed record NotTogether(string Field, string Other) : JsonRefusal("json.not_together");

    public sealed record NoIdentity(int Line) : JsonRefusal("json.no_identity");
}
