using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Tests.Loop;

public sealed class SeedTests
{
    // Golden: a seed printed in an old log must give the same run for ever.
    [TestCase(0, "", 84696351)]
    [TestCase(1, "phone", 2095621864)]
    [TestCase(42, "station-1", 1959515929)]
    [TestCase(42, "station-2", 1909183072)]
    [TestCase(-7, "lan", 694261247)]
    public void A_name_gives_the_same_seed_for_ever(int seed, string name, int golden) =>
        Assert.That(new Seed(seed).For(name).Value, Is.EqualTo(golden));

    [Test]
    public void A_seed_draws_the_same_numbers_for_ever()
    {
        var random = new Seed(42).Draw();

        Assert.That(new[] { random.Next(1000), random.Next(1000), random.Next(1000) }, Is.EqualTo(new[] { 668, 140, 125 }));
    }

    [Test]
    public void Names_and_seeds_that_differ_give_seeds_that_differ()
    {
        var seeds = from seed in Enumerable.Range(0, 100) from part in Enumerable.Range(0, 100) select new Seed(seed).For($"part-{part}").Value;

        Assert.That(seeds.Distinct().Count(), Is.GreaterThan(9_990), "10,000 draws of 31 bits");
        Assert.That(seeds, Is.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void The_order_of_names_matters() =>
        Assert.That(new Seed(1).For("a").For("b"), Is.Not.EqualTo(new Seed(1).For("b").For("a")));
}
