namespace Ledger.Workflow;

/// <summary>Longest texts of a command and of its steps, in characters.</summary>
public static class TextLimits
{
    public const int MaxDocumentLength = 100,
        MaxReasonLength = 500;
}
