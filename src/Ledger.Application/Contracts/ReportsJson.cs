using System.Text.Json.Serialization;
using Ledger.Application.Imports;
using Ledger.Application.Imports.Par2;
using Ledger.Application.Queries.Reports;

namespace Ledger.Application.Contracts;

/// <summary>Imports, what they did, and the published table.</summary>
[JsonSerializable(typeof(Par2View))]
[JsonSerializable(typeof(Par2Row))]
[JsonSerializable(typeof(Par2DollarRow))]
[JsonSerializable(typeof(PortfolioLoaded))]
[JsonSerializable(typeof(HistoryLoaded))]
internal sealed partial class ReportsJson : JsonSerializerContext;
