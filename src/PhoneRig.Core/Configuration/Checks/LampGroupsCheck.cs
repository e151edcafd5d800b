using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Lamp groups are those that conditions can name, and every lamp is in one of them once.</summary>
internal sealed class LampGroupsCheck : ICheck<PhoneModel>
{
    public void Check(ReadFile<PhoneModel> file)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in file.Root.Keys("lamps"))
        {
            if (!ConditionWords.LampGroups.Contains(group))
            {
                file.AtKey($"unknown lamp group \"{group}\"; {NearestWord.Hint(group, ConditionWords.LampGroups)}", "lamps", group);
            }

            foreach (var lamp in file.Value.Lamps.GetValueOrDefault(group, []))
            {
                if (!seen.TryAdd(lamp, group))
                {
                    file.At($"lamp \"{lamp}\" is already in group \"{seen[lamp]}\"", "lamps", group);
                }
            }
        }
    }
}
