using System.Collections.Immutable;

namespace PhoneRig.Simulator.Phone;

/// <summary>The parser of the power-up codes, as read from init 9.4(2) (facts 2.1, 2.2). It starts where # has been seen.</summary>
/// <param name="rule">What a wrong key does.</param>
internal sealed class FactoryResetCode(WrongKeyRule rule)
{
    private const int Star = 10;
    private const int Hash = 11;

    private static readonly ImmutableArray<ImmutableArray<int>> Rows = [Row("123456789*0#"), Row("3491672850*#"), Row("*7412369#085")];

    private int last = Hash;
    private int row;
    private int matched;

    /// <summary>What a key came to.</summary>
    public enum Result
    {
        /// <summary>The same key again: as if it had not been pressed.</summary>
        Ignored,
        /// <summary>Taken; more is wanted.</summary>
        Taken,
        /// <summary>A wrong key: the code is off.</summary>
        Wrong,
        /// <summary>Row 1 is complete.</summary>
        Soft,
        /// <summary>Row 2 is complete.</summary>
        Hard,
        /// <summary>Row 3 is complete.</summary>
        HardKeepingNetwork,
    }

    /// <summary>The next press; releases never come here.</summary>
    public Result Press(int key)
    {
        if (key == last)
        {
            return Result.Ignored;
        }

        last = key;
        if (key == Rows[row][matched])
        {
            matched++;
        }
        else if (rule == WrongKeyRule.RestartOn3OrStar && (key is 3 or Star))
        {
            row = key == Star ? 2 : 1;
            matched = 1;
        }
        else
        {
            return Result.Wrong;
        }

        return matched < Rows[row].Length ? Result.Taken : Result.Soft + row;
    }

    private static ImmutableArray<int> Row(string code) => [.. code.Select(c => KeyMatrix.NumberOf(c.ToString()))];
}
