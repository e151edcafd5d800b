using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Phones;

public sealed class PlainPatternTests
{
    [TestCase(@"INIT: Waiting for factory reset sequence\.")]
    [TestCase(@"Key press = (?<key>\d+)")]
    [TestCase(@"^\s*State (?<from>.+) --> (?<to>.+)")]
    [TestCase(@"State (?<from>.+) --> (?<to>.+)")]
    [TestCase(@"\(a\)\*[*+]")]
    public void Plain(string pattern) => Assert.That(PlainPattern.Is(pattern), Is.True);

    [TestCase(@"(a+)+$")]
    [TestCase(@"(a|a)*b")]
    [TestCase(@"(?:a)?b")]
    [TestCase(@"a.*b.*c")]
    [TestCase(@"^a.*b.*c.*d.*e")]
    [TestCase(@"Load (?<a>.+) is (?<b>.+) or (?<c>.+)")]
    [TestCase(@"^a.*|b.*c")]
    [TestCase(@"(?=a)b")]
    [TestCase(@"(?<=a)b")]
    [TestCase(@"(?i)b")]
    [TestCase(@"(?<x>a)\1")]
    [TestCase(@"(?<x>a)\k<x>")]
    [TestCase(@"a{2,}b{2,}c{2,}")]
    public void Not_plain(string pattern) => Assert.That(PlainPattern.Is(pattern), Is.False);

    [Test]
    public void Both_engines_agree_on_every_example_of_the_shipped_phone()
    {
        var rules = Repository.Shipped.Phone("cisco-7970").Value!.Console.Rules;
        foreach (var rule in rules)
        {
            var other = new Regex(rule.Match, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            foreach (var line in rules.SelectMany(one => one.Examples))
            {
                Assert.That(
                    rule.Pattern.Match(line).Groups.Values.Select(group => (group.Name, group.Value)),
                    Is.EqualTo(other.Match(line).Groups.Values.Select(group => (group.Name, group.Value))),
                    $"{rule.Rule} on: {line}");
            }
        }
    }
}
