using Ledger.Storage.Access;
using Ledger.Storage.Alliances;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Programmes;
using Ledger.Storage.RotatingFunds;
using Ledger.Storage.Scheduling;
using Ledger.Storage.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Model;

/// <summary>The one model of every database: the mappings of all aggregates.</summary>
internal static class LedgerModel
{
    public static void Map(ModelBuilder modelBuilder, DatabaseKind kind)
    {
        PersonMapping.Map(modelBuilder);
        JournalMapping.Map(modelBuilder, kind);
        RulesMapping.Map(modelBuilder);
        CommandMapping.Map(modelBuilder);
        DossierMapping.Map(modelBuilder);
        FundMapping.Map(modelBuilder);
        ScheduleMapping.Map(modelBuilder);
    }
}
