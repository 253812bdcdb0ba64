using Ledger.Storage.Database;

namespace Ledger.Storage.Workflow;

/// <summary>What every command reads or writes beside its subject.</summary>
internal static class CommandTables
{
    public static readonly RecordTable<CommandRow> Acts = new(
        "command",
        row => new CommandRow
        {
            Id = row.Guid(),
            Subject = row.Text(),
            Verb = row.Text(),
            By = row.Guid(),
            At = row.Instant(),
            Content = row.Text(),
        },
        columns =>
            columns
                .Guid(r => r.Id)
                .Text(r => r.Subject)
                .Text(r => r.Verb)
                .Guid(r => r.By)
                .Instant(r => r.At)
                .Text(r => r.Content)
    );
}
