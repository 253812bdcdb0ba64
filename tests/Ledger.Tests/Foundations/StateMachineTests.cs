using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

public class A_specification
{
    private sealed record House(string Street, int Number);

    private sealed class OnStreet : Specification<House>
    {
        public OnStreet(string street, int take = -1, int skip = -1)
        {
            Query
                .Where(house => house.Street == street)
                .Where(house => house.Number > 1)
                .OrderByDescending(house => house.Number);
            if (take >= 0)
                Query.Take(take);
            if (skip >= 0)
                Query.Skip(skip);
            Query.AsNoTracking();
        }
    }

    private sealed class Sorted : Specification<House>
    {
        public Sorted() =>
            Query.OrderBy(house => house.Street).ThenByDescending(house => house.Number).ThenBy(house => house.Street);
    }

    private static readonly House[] Town =
    [
        new("Sucre", 1),
        new("Sucre", 2),
        new("Bolívar", 2),
        new("Sucre", 9),
        new("Sucre", 5),
    ];

    [Fact]
    public void Filters_orders_skips_and_takes()
    {
        Assert.Equal([9, 5, 2], new OnStreet("Sucre").Evaluate(Town).Select(house => house.Number));
        Assert.Equal([5], new OnStreet("Sucre", take: 1, skip: 1).Evaluate(Town).Select(house => house.Number));
        Assert.Empty(new OnStreet("Sucre", take: 0).Evaluate(Town));
        Assert.Equal([2, 9, 5, 2, 1], new Sorted().Evaluate(Town).Select(house => house.Number));
    }

    [Fact]
    public void Judges_one_thing_in_memory_by_all_its_conditions()
    {
        Assert.True(new OnStreet("Sucre").IsSatisfiedBy(Town[1]));
        Assert.False(new OnStreet("Sucre").IsSatisfiedBy(Town[0]));
        Assert.False(new OnStreet("Sucre").IsSatisfiedBy(Town[2]));
        Assert.True(new Sorted().IsSatisfiedBy(Town[0]));
        Assert.True(new OnStreet("Sucre").AsNoTracking);
        Assert.False(new Sorted().AsNoTracking);
    }
}
