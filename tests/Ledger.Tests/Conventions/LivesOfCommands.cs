using System.Reflection;
using System.Runtime.CompilerServices;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Tests.Alliances;
using Ledger.Tests.RotatingFunds;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

/// <summary>
/// Every command on a file of an alliance or on a debt to a fund, for one in every state: what its life does not allow
/// is refused for the state and for nothing else, and what it allows is not refused for it.
/// </summary>
public class The_commands_on_what_has_a_life
{
    private const string WrongState = "command.wrong_state",
        Allowed = "not refused for it";

    public static TheoryData<string> Commands => [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Each command by its name, with the type whose life it moves.</summary>
    private static readonly Dictionary<string, (Type Command, Type File)> All = (
        from type in typeof(AllianceCommand).Assembly.GetTypes()
        where !type.IsAbstract
        let file = FileOf(type)
        where file is not null
        select (type, file)
    ).ToDictionary(pair => pair.type.Name, pair => (pair.type, pair.file));

    [Fact]
    public void Are_found() => Assert.InRange(All.Count, 45, 200);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Are_refused_for_the_state_exactly_where_the_life_does_not_allow_them(string name)
    {
        var (command, type) = All[name];
        var table = type.GetProperty("Lifecycle", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        var known = KnownLife.All.Single(known => known.Life == table);
        var act = Made(command);
        // The most derived comes first.
        var trigger = command
            .GetProperties(BindingFlags.NonPublic | BindingFlags.Instance)
            .First(property => property.Name == "Trigger")
            .GetValue(act);
        var verb = known.Verb($"{trigger}");
        foreach (var state in known.Life.States)
        {
            // Which of the steps of one verb it is, the figures decide.
            var allowed = known.Life.Transitions.Any(move => move.From == state && known.Verb(move.Trigger) == verb);
            Assert.Equal($"{state}: {(allowed ? Allowed : WrongState)}", $"{state}: {Asked(act, type, state)}");
        }
    }

    /// <summary>
    /// The command judged where its file is the only one, and in that state. The rest of the file and of the context is
    /// empty: once the state is allowed, anything may happen.
    /// </summary>
    private static string Asked(object act, Type type, string state)
    {
        var file = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var money in type.GetProperties().Where(one => one.PropertyType == typeof(Money) && one.CanWrite))
            money.SetValue(file, AllianceInMemory.Millions(1));
        Set(file, "Number", 1);
        Set(file, "State", Enum.Parse(type.GetProperty("State")!.PropertyType, state));
        try
        {
            var refusal = act is AllianceCommand onAlliance ? Judged(onAlliance, file) : Judged((FundCommand)act, file);
            return refusal?.Code == WrongState ? WrongState : Allowed;
        }
        catch (Exception fault) when (fault is NullReferenceException or InvalidOperationException)
        {
            return Allowed;
        }
    }

    private static Refusal? Judged(AllianceCommand command, object file)
    {
        var field = AllianceInMemory.Executing(600, 160);
        return command
            .Do(
                With(field.Dossier, file),
                new AllianceContext(
                    default,
                    AllianceInMemory.Office,
                    default,
                    AllianceInMemory.Day,
                    null!,
                    field.Instrument
                )
            )
            .Refusal;
    }

    private static Refusal? Judged(FundCommand command, object file)
    {
        var book = new FundField().Book;
        book = file is Loan loan
            ? book with
            {
                Loans = [loan],
            }
            : book with
            {
                Commitments = [(RepaymentCommitment)file],
            };
        return command
            .Do(book, new FundContext(default, FundField.Manager, default, FundField.Start, (_, _) => null!))
            .Refusal;
    }

    private static Dossier With(Dossier dossier, object file) =>
        file switch
        {
            Release release => dossier with { Releases = [release] },
            PaymentOrder order => dossier with { Orders = [order] },
            ExpenseReport rendered => dossier with { ExpenseReports = [rendered] },
            SubprojectWorks works => dossier with { Works = [works] },
            WorksPayment payment => dossier with { WorksPayments = [payment] },
            _ => throw new InvalidOperationException($"No place for a {file.GetType().Name} in a dossier."),
        };

    private static void Set(object target, string property, object value) =>
        target.GetType().GetProperty(property)!.SetValue(target, value);

    private static object Made(Type command)
    {
        var day = command.IsSubclassOf(typeof(AllianceCommand)) ? AllianceInMemory.Day : FundField.Start;
        var constructor = command.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(parameter =>
                    parameter.Name == "Number" ? 1
                    : parameter.ParameterType == typeof(LocalDate) ? day
                    : parameter.ParameterType == typeof(Money) ? AllianceInMemory.Millions(1)
                    : parameter.ParameterType == typeof(string) ? "x"
                    : parameter.ParameterType == typeof(IReadOnlyList<InvoiceFinding>) ? Array.Empty<InvoiceFinding>()
                    : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
                    : null
                ),
        ]);
    }

    /// <summary>What a command moves: a file, a loan, a commitment; null for a command that moves none.</summary>
    private static Type? FileOf(Type command)
    {
        for (var at = command.BaseType; at is not null; at = at.BaseType)
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(CaseFileCommand<,,>))
                return at.GetGenericArguments()[0];
        return command.IsSubclassOf(typeof(LoanCommand)) ? typeof(Loan)
            : command.IsSubclassOf(typeof(CommitmentCommand)) ? typeof(RepaymentCommitment)
            : null;
    }
}
