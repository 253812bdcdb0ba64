using Ledger.Foundations;
using NodaTime;

namespace Ledger.Workflow;

/// <summary>Why a command of any aggregate cannot be done, in order of precedence.</summary>
public abstract record CommandRefusal : Refusal
{
    private CommandRefusal(string code)
        : base(code) { }

    public sealed record WrongState(CodedText File, Enum State, string Trigger, CodedText Allowed)
        : CommandRefusal("command.wrong_state");

    public sealed record DateInFuture(string Field, LocalDate Date, LocalDate Today)
        : CommandRefusal("command.date_in_future");

    public sealed record AmountNotPositive(string Field, Money Amount) : CommandRefusal("command.amount_not_positive");

    public sealed record WrongCurrency(string Field, Currency Currency, Currency Expected)
        : CommandRefusal("command.wrong_currency");
}
