using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A rung is loaded by rungs that there are.</summary>
internal sealed class LaddersCheck : ICheck<LadderBook>
{
    public void Check(ReadFile<LadderBook> file)
    {
        var names = file.Root.Keys("rungs").ToList();
        foreach (var rung in file.Value.Rungs.Values)
        {
            foreach (var wanted in rung.LoadedBy.Where(wanted => !names.Contains(wanted)))
            {
                file.Problems.Add(rung.At!, $"unknown rung \"{wanted}\"; {NearestWord.Hint(wanted, names)}");
            }
        }
    }
}
