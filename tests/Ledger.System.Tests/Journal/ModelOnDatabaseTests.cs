using FsCheck;
using FsCheck.Fluent;
using Ledger.Testing;
using Ledger.Tests.Model;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ledger.SystemTests;

/// <summary>
/// Goal: the database keeps the same books as the pure journal and the plain model, whatever is asked in whatever
/// order.
/// Method: the generated stories of the pure tests, sent to two processes in turn; after every step the same answers,
/// balances
/// and available money on every day, nothing left of what was refused, and at the end the same chains.
/// </summary>
public sealed class ModelOnDatabaseTests(ITestOutputHelper output)
{
    private const int QuickStories = 10,
        StoryLength = 60;

    [Fact]
    public void The_database_agrees_with_the_model_after_every_step_of_any_story()
    {
        var (coverage, until, work) = (new Coverage(), Soak.Until(0.3), 0);
        do
        {
            // FsCheck prints seed and gamma of a failing story; the same LEDGER_SOAK_SEED draws the same stories.
            var config = Config.QuickThrowOnFailure.WithMaxTest(QuickStories).WithReplay((ulong)(Soak.Seed + work), 1);
            output.WriteLine($"seed {Soak.Seed + work}");
            DateTime? shrinkUntil = null;
            Prop.ForAll(
                    Stories.Of(StoryLength),
                    (IReadOnlyList<Command> commands) =>
                    {
                        if (DateTime.UtcNow > shrinkUntil)
                            return; // Short enough.
                        if (Tell(commands, coverage).GetAwaiter().GetResult() is not { } difference)
                            return;
                        shrinkUntil ??= DateTime.UtcNow.AddSeconds(60);
                        throw new XunitException(difference);
                    }
                )
                .Check(config);
            work++;
        } while (DateTime.UtcNow < until);
        output.WriteLine(coverage.ToString());
        Assert.True(coverage.Codes.GetValueOrDefault("done") > 100, "Next to nothing was done.");
    }

    private static async Task<string?> Tell(IReadOnlyList<Command> commands, Coverage coverage)
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        return await Task.Run(() =>
        {
            try
            {
                return new Story(new LedgerInDatabase(database, clock), coverage).Tell(commands);
            }
            catch (Exception fault) when (fault is not XunitException)
            {
                return fault.ToString();
            }
            catch (XunitException fault)
            {
                return fault.Message;
            }
        });
    }
}
