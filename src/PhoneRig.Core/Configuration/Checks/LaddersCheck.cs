using System.Collections.Immutable;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Rungs are loaded by rungs that there are, and their ranges follow each other without overlap or gap.</summary>
internal sealed class LaddersCheck : ICheck<LadderBook>
{
    private const string Shape = "write it as in a load's name, such as 8-5-2SR1";

    public void Check(ReadFile<LadderBook> file)
    {
        var names = file.Root.Keys("rungs").ToList();
        foreach (var (name, rung) in file.Value.Rungs.OrderBy(rung => rung.Key, StringComparer.Ordinal))
        {
            foreach (var wanted in (rung.LoadedBy.IsDefault ? [] : rung.LoadedBy).Where(wanted => !names.Contains(wanted)))
            {
                file.Problems.Add(rung.At!, $"unknown rung \"{wanted}\"; {NearestWord.Hint(wanted, names)}");
            }

            Release(file, rung.From, "rungs", name, "from");
            Release(file, rung.To, "rungs", name, "to");
        }

        foreach (var note in file.Value.Notes.IsDefault ? [] : file.Value.Notes)
        {
            foreach (var wanted in new[] { note.From, note.To }.OfType<string>().Where(wanted => !names.Contains(wanted)))
            {
                file.Problems.Add(note.At!, $"unknown rung \"{wanted}\"; {NearestWord.Hint(wanted, names)}");
            }

            if (note.Before is not null && !LoadVersion.TryParse(note.Before, out _))
            {
                file.Problems.Add(note.At!, $"\"{note.Before}\" is no release: {Shape}");
            }
        }

        if (file.Whole && file.Problems.Count == 0)
        {
            Ranges(file, file.Value.InOrder());
        }
    }

    private static void Release(ReadFile<LadderBook> file, string? release, params ReadOnlySpan<string> at)
    {
        if (release is not null && !LoadVersion.TryParse(release, out _))
        {
            file.At($"\"{release}\" is no release: {Shape}", at);
        }
    }

    private static void Ranges(ReadFile<LadderBook> file, ImmutableArray<string> order)
    {
        for (var at = 0; at < order.Length; at++)
        {
            var (name, rung) = (order[at], file.Value.Rungs[order[at]]);
            if (rung is { From: not null, To: not null } && rung.Last() < rung.First())
            {
                file.At($"rung \"{name}\" ends at {rung.Last()}, before it begins ({rung.First()})", "rungs", name, "to");
            }

            if (at == 0)
            {
                if (rung.From is not null)
                {
                    file.At($"releases before {rung.First()} are of no rung: leave out from, or add a rung", "rungs", name, "from");
                }

                continue;
            }

            var (before, older) = (order[at - 1], file.Value.Rungs[order[at - 1]]);
            if (rung.First() is not { } first || older.Last() is not { } last || first <= last || first == older.First())
            {
                file.AtKey($"rungs \"{before}\" ({older.Releases()}) and \"{name}\" ({rung.Releases()}) overlap: a release is of one rung", "rungs", name);
            }
            else if (!Follows(last, first))
            {
                file.At($"the releases between {last} (the end of \"{before}\") and {first} are of no rung", "rungs", name, "from");
            }
        }

        if (order is [.., var newest] && file.Value.Rungs[newest] is { To: not null } closed)
        {
            file.At($"releases after {closed.Last()} are of no rung: leave out to, or add a rung", "rungs", newest, "to");
        }
    }

    /// <summary>Whether no maintenance release can lie between: the same (a service release of it), the next number, or the first of a later one.</summary>
    private static bool Follows(LoadVersion last, LoadVersion first) =>
        (first.Major, first.Minor) == (last.Major, last.Minor)
            ? first.Maintenance - last.Maintenance is 0 or 1
            : first.Maintenance <= 1 && (first.Major == last.Major ? first.Minor == last.Minor + 1 : first.Major == last.Major + 1);
}
