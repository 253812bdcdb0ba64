namespace Ledger.Foundations;

/// <summary>
/// How refusals name a file: its kind, its number and what it belongs to. The words come from the texts.
/// </summary>
public static class FileNames
{
    /// <summary>Codes of names of files begin with this.</summary>
    public const string Prefix = "file.";

    /// <param name="kind">As the texts call it: release, works_payment.</param>
    /// <param name="owner">The code of the alliance or fund whose file it is.</param>
    public static CodedText Of(string kind, int number, string owner) =>
        new($"{Prefix}{kind}_of", ("Number", number), ("Of", owner));

    /// <summary>A file within the alliance or fund that the sentence is about.</summary>
    public static CodedText Of(string kind, int number) => new(Prefix + kind, ("Number", number));

    /// <summary>An alliance, a fund or an invoice: it is known by its code alone.</summary>
    public static CodedText Of(string kind, string code) => new(Prefix + kind, ("Code", code));
}
