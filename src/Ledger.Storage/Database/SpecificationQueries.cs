using Ardalis.Specification;

namespace Ledger.Storage.Database;

/// <summary>Asks the database a question of the domain.</summary>
internal static class SpecificationQueries
{
    /// <summary>The rows that satisfy the question, in its order and page if it has one.</summary>
    public static IQueryable<T> Where<T>(this IQueryable<T> source, ISpecification<T> question)
        where T : class
    {
        source = WhereEvaluator.Instance.GetQuery(source, question);
        source = OrderEvaluator.Instance.GetQuery(source, question);
        return PaginationEvaluator.Instance.GetQuery(source, question);
    }
}
