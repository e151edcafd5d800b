using PhoneRig.Hosting.BringUps;

namespace PhoneRig.Hosting.Tests.BringUps;

/// <summary>Keys are typed to be echoed, and never a code: held against the phone's own parser (facts 2.2).</summary>
public sealed class KeyPassesTests
{
    private const string AllKeys = "0123456789*";

    private static readonly string[] Codes = ["123456789*0#", "3491672850*#", "*7412369#085"];

    [Test]
    public void All_keys_take_two_starts() => Assert.That(KeyPasses.Of(AllKeys.Select(key => key.ToString()).Append("#")), Is.EqualTo(new[] { "1234567890", "*9" }));

    [Test]
    public void Whatever_keys_are_wired_each_is_typed_and_no_code_comes_about()
    {
        for (var subset = 0; subset < 1 << AllKeys.Length; subset++)
        {
            var keys = AllKeys.Where((_, i) => (subset >> i & 1) == 1).ToArray();
            var passes = KeyPasses.Of(keys.Select(key => key.ToString()));

            Assert.That(passes.SelectMany(pass => pass).Distinct().Order(), Is.EqualTo(keys.Order()), string.Concat(keys));
            foreach (var pass in passes)
            {
                var (depth, row, over) = Parse(pass);
                Assert.That(depth, Is.LessThanOrEqualTo(row == 0 ? 9 : 1), $"{pass} goes far into {Codes[row]}");
                Assert.That(over || pass.Length == 1 || keys.Length < 4, Is.True, $"{pass} leaves the phone waiting");
            }
        }
    }

    [Test]
    public void A_finger_that_presses_another_key_at_any_place_makes_no_code_either()
    {
        foreach (var pass in KeyPasses.Of(AllKeys.Select(key => key.ToString())))
        {
            for (var at = 0; at < pass.Length; at++)
            {
                foreach (var wrong in AllKeys + "#")
                {
                    // The first echo that is another's ends the typing.
                    Assert.That(Parse(pass[..at] + wrong).Depth, Is.LessThanOrEqualTo(10));
                }
            }
        }
    }

    /// <summary>The parser: how far the furthest code came, which, and whether the phone waits no more.</summary>
    private static (int Depth, int Row, bool Over) Parse(string typed)
    {
        var (row, at, last, deepest) = (0, 0, '#', (Depth: 0, Row: 0));
        foreach (var key in typed)
        {
            if (key == last)
            {
                continue;
            }

            last = key;
            if (key == Codes[row][at])
            {
                at++;
            }
            else if (key is '3' or '*')
            {
                (row, at) = (key == '3' ? 1 : 2, 1);
            }
            else
            {
                return (deepest.Depth, deepest.Row, true);
            }

            if (at > deepest.Depth)
            {
                deepest = (at, row);
            }

            Assert.That(at, Is.LessThan(12), $"{typed} is a code");
        }

        return (deepest.Depth, deepest.Row, false);
    }
}
