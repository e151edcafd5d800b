using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Phone;

/// <summary>
/// What outlasts a loss of power: the file system of /flash0 with its load, and, beside it, the resident loader (facts 2.1: the
/// /cnu area is not in /flash0), whose keys are those of the last load that was written whole.
/// </summary>
internal sealed class Flash
{
    /// <summary>The lists of what there is to run; without them the loader must fetch the default load (facts 2.3).</summary>
    private static readonly string[] LoadLists = ["/etc/init.tab", "/etc/load.hist"];

    /// <summary>The trust lists (facts 2.3).</summary>
    private static readonly string[] TrustLists = ["/flash0/sec/CTLFile.tlv", "/flash0/sec/ITLFile.tlv"];

    /// <summary>What the soft code deletes, in the order of sfr.tab (facts 2.3).</summary>
    private static readonly string[] SoftResetFiles =
    [
        .. LoadLists, "/etc/pae.conf", "/etc/inetd/dhcp.conf", "/etc/inetd/dhcp6.conf", "/etc/inetd/ppid.conf",
        "/flash0/RMS/prefs", .. TrustLists, "/flash0/TEMP1",
    ];

    private readonly HashSet<string> files = new(StringComparer.Ordinal);

    public Flash(PhoneProfile profile)
    {
        Condition = profile.Flash;
        Keys = profile.ResidentKeys;
        Network = new NetworkRecord { AlternateServer = profile.AlternateTftp, Dhcp = !profile.LostSettings };
        if (Condition is FlashCondition.Sound or FlashCondition.Crashing)
        {
            LoadId = profile.ResidentLoad;
            Release = LoadRelease.Of(LoadId);
            files.UnionWith([.. LoadLists, "/etc/inetd/dhcp.conf", "/flash0/RMS/prefs"]);
        }

        files.UnionWith(profile.ForeignTrust ? TrustLists : []);
    }

    public FlashCondition Condition { get; private set; }

    public string? LoadId { get; private set; }

    /// <summary>The release of the load; null: none, or not known.</summary>
    public Version? Release { get; private set; }

    public SigningGeneration Keys { get; private set; }

    public NetworkRecord Network { get; set; }

    public HashSet<string> Archives { get; } = new(StringComparer.Ordinal);

    public bool Bricked => Condition is FlashCondition.NeedsFormat or FlashCondition.Unmountable or FlashCondition.Dead;

    /// <summary>True where init finds a list of programs to start and a load behind it.</summary>
    public bool HasLoad => LoadId is not null && LoadLists.All(files.Contains);

    /// <summary>True where it holds the trust list of a cluster.</summary>
    public bool HoldsTrust => TrustLists.Any(files.Contains);

    /// <summary>Deletes what the soft code deletes; returns each name with whether it was there.</summary>
    public IEnumerable<(string File, bool WasThere)> SoftErase()
    {
        Network = NetworkRecord.Erased;
        return [.. SoftResetFiles.Select(f => (f, files.Remove(f)))];
    }

    public void Formatted(bool keepNetwork)
    {
        files.Clear();
        Archives.Clear();
        LoadId = null;
        Condition = FlashCondition.Empty;
        Network = keepNetwork ? Network : NetworkRecord.Erased;
    }

    /// <summary>The first archive of another load goes over the one that is there.</summary>
    public void BeginWriting()
    {
        LoadId = null;
        files.ExceptWith(LoadLists);
    }

    /// <summary>The load that is there is given up, with all its archives.</summary>
    public void DropLoad()
    {
        BeginWriting();
        Archives.Clear();
    }

    /// <summary>A whole load has been written.</summary>
    public void Install(string loadId, Version? release, SigningGeneration keys)
    {
        LoadId = loadId;
        Release = release;
        Keys = keys;
        Condition = FlashCondition.Sound;
        files.UnionWith(LoadLists);
    }

    public void Damage()
    {
        DropLoad();
        Condition = FlashCondition.NeedsFormat;
    }
}
