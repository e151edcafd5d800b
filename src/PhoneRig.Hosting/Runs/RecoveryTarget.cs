using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>Which set a recovery is to bring a phone to.</summary>
internal static class RecoveryTarget
{
    /// <summary>The name of the set; null, and why, where there is none such.</summary>
    /// <param name="playbook">The playbook, whose goal may name a load.</param>
    /// <param name="to">What was asked for; null: what the playbook names.</param>
    /// <param name="firmware">The sets of the rig.</param>
    /// <param name="wrong">What is wrong with what was asked for.</param>
    public static string? Of(Playbook playbook, string? to, FirmwareLibrary firmware, out string? wrong)
    {
        var named = playbook.Goal.Load ?? (playbook.Goal.Kind == GoalKind.Load ? Attempt.Goal : null);
        wrong = to is not null && named is null
            ? $"the playbook {playbook.Name} brings a phone to the rig's own firmware: leave --to out, or use a playbook whose goal is a load, such as upgrade"
            : null;
        if ((to ?? named) is not { } wanted || wrong is not null)
        {
            return wrong is null ? Attempt.Goal : null;
        }

        var set = firmware.All.FirstOrDefault(set => set.Key == wanted || IsLoad(set.Value.LoadId, wanted)).Key;
        wrong = set is null
            ? $"the rig has no firmware set \"{wanted}\"; {NearestWord.Hint(wanted, firmware.All.SelectMany(one => new[] { one.Key, one.Value.LoadId }))}"
            : null;
        return set;
    }

    /// <summary>A load by its name, with or without the family before its release: "SCCP70.8-5-2S" is "8-5-2S".</summary>
    private static bool IsLoad(string load, string wanted) =>
        string.Equals(load, wanted, StringComparison.OrdinalIgnoreCase) || load.EndsWith($".{wanted}", StringComparison.OrdinalIgnoreCase);
}
