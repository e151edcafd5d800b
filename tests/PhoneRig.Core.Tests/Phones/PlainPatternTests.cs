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
    [TestCase(@"a.*b|c.*d")]
    [TestCase(@"^a.*|b.*c")]
    [TestCase(@"<(?<a>\d+)><(?<b>\d+)>-(?<c>\d+)\)")]
    [TestCase(@"'(?<a>[^']*)' to '(?<b>[^']*)'")]
    [TestCase(@"Load (?<a>.+) is (?<b>.+) or (?<c>.+)")]
    [TestCase(@"Load (?<a>\d+) (?<file>[A-Z].+|b.+|.+\.c.*)")]
    public void Plain(string pattern) => Assert.That(PlainPattern.Is(pattern), Is.True);

    [TestCase(@"(a+)+$")]
    [TestCase(@"(a|a)*b")]
    [TestCase(@"(?:a)?b")]
    [TestCase(@"a.*b.*c")]
    [TestCase(@"^a.*b.*c.*d.*e")]
    [TestCase(@"Load (?<a>.+) is (?<b>.+) or (?<c>.+)!")]
    [TestCase(@"^a.*b|c.*d.*e")]
    [TestCase(@"a.*b|a.*c|a.*d|a.*e|a.*f")]
    [TestCase(@"(?<a>a.+|b)c.*d")]
    [TestCase(@"\d+-?\d+-?\d+!")]
    [TestCase(@"\d+1\d+2")]
    [TestCase(@"(?=a)b")]
    [TestCase(@"(?<=a)b")]
    [TestCase(@"(?i)b")]
    [TestCase(@"(?<x>a)\1")]
    [TestCase(@"(?<x>a)\k<x>")]
    [TestCase(@"a{2,}b{2,}c{2,}")]
    public void Not_plain(string pattern) => Assert.That(PlainPattern.Is(pattern), Is.False);

    [Test]
    public void No_rule_of_the_shipped_phone_makes_a_start_wait_for_the_other_engine()
    {
        foreach (var rule in Repository.Shipped.Phone("cisco-7970").Value!.Console.Rules)
        {
            Assert.That(PlainPattern.Is(rule.Match), Is.True, rule.Match);
        }
    }

    [TestCase("Making tftp request to Svr(?<index>\\d+) --> (?<file>SEP.+|XMLDef.+|.+\\.cnf\\.xml.*)", "Making tftp request to Svr1 --> ")]
    [TestCase(@"Write verify of (?<file>.+) failed!|Update failure on (?<file>.+)!|\bWrite Error\b", "Update failure on ")]
    [TestCase(@"^a.*b.*c.*d", "ab")]
    public void A_plain_pattern_is_quick_on_the_worst_line(string pattern, string part)
    {
        Assert.That(PlainPattern.Is(pattern), Is.True);
        var line = string.Concat(Enumerable.Repeat(part, 1024 / part.Length));
        var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

        Assert.That(() => regex.IsMatch(line), Throws.Nothing);
    }

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
