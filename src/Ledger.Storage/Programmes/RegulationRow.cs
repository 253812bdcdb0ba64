using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Ledger.Storage.Programmes;

internal sealed class RegulationRow : DocumentRow;
