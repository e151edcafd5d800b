using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories;

/// <summary>What fingers did, as one sentence.</summary>
internal static class KeyWords
{
    public static string Of(IReadOnlyList<Fact> facts, string between)
    {
        var held = facts.OfType<KeyHeld>().Select(fact => fact.Key.Name).Distinct().ToList();
        var released = facts.OfType<KeyReleased>().Select(fact => fact.Key.Name).Distinct().ToList();
        var typed = string.Concat(facts.OfType<KeyPressed>().Select(fact => fact.Key.Name));
        var parts = new List<string>();
        if (held.Count > 0)
        {
            parts.Add($"{Spans.And(held)} was held down{(held.TrueForAll(released.Contains) ? " and let go" : "")}");
        }
        else if (released.Count > 0)
        {
            parts.Add($"{Spans.And(released)} was let go");
        }

        if (typed.Length > 0)
        {
            parts.Add($"{(typed.Length == 1 ? $"{typed} was pressed" : $"{typed} was typed")}");
        }

        var said = string.Join(", and ", parts);
        return $"Keys: {said}{between}.";
    }
}
