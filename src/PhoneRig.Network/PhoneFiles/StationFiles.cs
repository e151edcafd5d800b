using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using PhoneRig.Core.Configuration.Templates;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.PhoneFiles;

/// <summary>
/// What TFTP serves to each station: the firmware set that is active for it over the goal's, and configurations that name the
/// goal's load whatever is active. So a phone that took another set (facts 7.1: one that an old loader takes) goes on to the goal
/// by <c>loadInformation</c>, without a switch at the right moment (facts 3.1). Unknown clients get the goal.
/// </summary>
/// <remarks>
/// A switch reaches a phone at its next <c>*.loads</c> request: in the middle of a load it gets the rest of that load (design 8).
/// Where two sets have a file of one name with different bytes, a load's archives come from the set that its <c>*.loads</c> came
/// from, and the default load from the active set. <see cref="Find"/> runs on the servers' loop; <see cref="Serve"/> and
/// <see cref="Served"/> may be called anywhere.
/// </remarks>
public sealed class StationFiles : ITftpFiles
{
    private const string Loads = ".loads";

    private readonly FrozenDictionary<string, FrozenDictionary<string, TftpFile>> sets;
    private readonly FrozenDictionary<string, TftpFile> generated;
    private readonly FrozenDictionary<string, TftpFile> goal;
    private readonly Func<IPAddress, string?> stationOf;
    private readonly string goalName;
    private readonly ConcurrentDictionary<string, string> active = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> configured = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, FrozenDictionary<string, TftpFile>> named;
    private readonly Dictionary<IPAddress, (FrozenDictionary<string, TftpFile> First, FrozenDictionary<string, TftpFile> Then)> inUse = [];

    /// <summary>Serves the goal to everybody.</summary>
    /// <param name="sets">The files of every set, by the set's name.</param>
    /// <param name="goal">The name of the set that phones are to run in the end.</param>
    /// <param name="phones">The phone of each station.</param>
    /// <param name="templates">What configurations are made from.</param>
    /// <param name="callManager">Where phones are told to register.</param>
    /// <param name="stationOf">The station of a client, by the one rule there is for that; null where it cannot be told.</param>
    /// <param name="loads">The load of each set that a configuration may name in place of the goal's; null: none may.</param>
    /// <exception cref="ArgumentException">There is no such goal, two files of a set differ in case only, or a hardware address is none.</exception>
    public StationFiles(
        IEnumerable<KeyValuePair<string, IEnumerable<TftpFile>>> sets,
        string goal,
        IEnumerable<StationPhone> phones,
        PhoneFileTemplates templates,
        CallManager callManager,
        Func<IPAddress, string?> stationOf,
        IReadOnlyDictionary<string, string>? loads = null)
    {
        this.sets = sets.ToFrozenDictionary(set => set.Key, set => Index(set.Value), StringComparer.Ordinal);
        this.goal = this.sets.GetValueOrDefault(goal) ?? throw new ArgumentException($"the goal \"{goal}\" is none of the sets", nameof(goal));
        goalName = goal;
        this.stationOf = stationOf;
        var all = phones.ToList();
        generated = Configurations(templates, callManager, all);
        named = (loads ?? FrozenDictionary<string, string>.Empty).ToFrozenDictionary(
            set => set.Key, set => Configurations(templates, callManager, [.. all.Select(phone => phone with { Load = phone.Load with { Load = set.Value } })]), StringComparer.Ordinal);
    }

    /// <summary>Serves a station's phone another set from its next <c>*.loads</c> request on.</summary>
    /// <exception cref="ArgumentException">There is no such set; the message names those there are.</exception>
    /// <param name="station">The station.</param>
    /// <param name="set">The set.</param>
    /// <param name="inConfiguration">Whether the phone's configuration names that set's load too: then a phone that runs takes it at its next start.</param>
    public void Serve(string station, string set, bool inConfiguration = false)
    {
        active[station] = sets.ContainsKey(set)
            ? set
            : throw new ArgumentException($"there is no firmware set \"{set}\": there are {string.Join(", ", sets.Keys.Order(StringComparer.Ordinal))}", nameof(set));
        if (inConfiguration && named.ContainsKey(set))
        {
            configured[station] = set;
        }
        else
        {
            configured.TryRemove(station, out _);
        }
    }

    /// <summary>The set that a station's phone gets from its next <c>*.loads</c> request on.</summary>
    public string Served(string station) => active.GetValueOrDefault(station, goalName);

    /// <inheritdoc/>
    public TftpFile? Find(IPAddress client, string name)
    {
        if (name.EndsWith(Loads, StringComparison.OrdinalIgnoreCase) || !inUse.TryGetValue(client, out var files))
        {
            var served = stationOf(client) is { } station ? sets[Served(station)] : goal;
            inUse[client] = files = served.ContainsKey(name) ? (served, goal) : (goal, served);
        }

        return Generated(client).GetValueOrDefault(name) ?? files.First.GetValueOrDefault(name) ?? files.Then.GetValueOrDefault(name);
    }

    private FrozenDictionary<string, TftpFile> Generated(IPAddress client) =>
        !configured.IsEmpty && stationOf(client) is { } station && configured.TryGetValue(station, out var set) ? named[set] : generated;

    private static FrozenDictionary<string, TftpFile> Configurations(PhoneFileTemplates templates, CallManager callManager, IReadOnlyCollection<StationPhone> phones) => Index(
    [
        ConfigurationFiles.Default(templates, callManager, phones.Select(phone => phone.Load).DistinctBy(load => load.ModelNumber)),
        .. phones.Where(phone => phone.Mac is not null).Select(phone => ConfigurationFiles.Device(templates, phone.Mac!, callManager, phone.Load.Load)),
    ]);

    private static FrozenDictionary<string, TftpFile> Index(IEnumerable<TftpFile> files) =>
        files.ToFrozenDictionary(file => file.Name, StringComparer.OrdinalIgnoreCase);
}
