using Ledger.Alliances;
using Ledger.Texts;

namespace Ledger.Cli;

/// <summary>The words of lives, states and conditions.</summary>
public sealed partial class Reader
{
    public string Life(Life life) =>
        life == Alliances.Life.WorksPayment
            ? Say("works payment", SpanishWords.Of(life))
            : Say(life.ToString().ToLowerInvariant(), SpanishWords.Of(life));

    /// <summary>
    /// A state of a life; the code's own word in English. In Spanish it agrees with what it is said of: un giro pagado,
    /// una orden pagada.
    /// </summary>
    public string State(string name, Life life) => Say(name, SpanishWords.State(name, life));

    /// <summary>What a step did; the code's own word in English.</summary>
    public string Step(string trigger) => Say(trigger, SpanishWords.Step(trigger));

    /// <summary>The files that are open, each with its state; empty when there are none.</summary>
    public string OpenFiles(Dossier dossier) =>
        string.Join(
            ", ",
            dossier.OpenParts.Select(file => $"{Life(file.Life)} {file.Number} ({State(file.State, file.Life)})")
        );

    public string Kind(Counterparts.PledgeKind kind) =>
        Say(
            kind switch
            {
                Counterparts.PledgeKind.Cash => "cash",
                Counterparts.PledgeKind.InKind => "in kind",
                Counterparts.PledgeKind.Credit => "credit",
                Counterparts.PledgeKind.Manager => "manager's pay",
            },
            SpanishWords.Of(kind)
        );

    public string Role(PartyRole role) => Say(Party.Word(role), SpanishWords.Of(role));

    public string Condition(string code) => Say(code, SpanishWords.Condition(code));

    public string Exception(string kind) =>
        kind switch
        {
            "requested-over-committed" => Say("requested over committed", "solicitado sobre comprometido"),
            "transferred-over-committed" => Say("transferred over committed", "transferido sobre comprometido"),
            _ => kind,
        };
}
