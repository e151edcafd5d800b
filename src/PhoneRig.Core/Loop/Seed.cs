namespace PhoneRig.Core.Loop;

/// <summary>The seed of a run: every random choice is drawn from it, by name, so that one more draw in one place moves nothing elsewhere.</summary>
/// <param name="Value">The printed number.</param>
public readonly record struct Seed(int Value)
{
    /// <summary>The seed of a named part, such as "s1/phone".</summary>
    public Seed For(string name)
    {
        // FNV-1a: stable over machines and runtimes, unlike string.GetHashCode.
        unchecked
        {
            var hash = 2166136261u ^ (uint)Value;
            hash *= 16777619u;
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 16777619u;
            }

            return new Seed((int)(hash & 0x7FFFFFFF));
        }
    }

    /// <summary>A generator that draws the same numbers each time.</summary>
    public Random Draw() => new(Value);
}
