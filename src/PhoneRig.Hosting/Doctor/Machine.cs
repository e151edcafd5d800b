using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Device.Gpio;
using System.Device.I2c;
using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Consoles;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Doctor;

/// <summary>This computer, as far as a rig needs it; tests put other folders and parts in its place.</summary>
/// <param name="root">The root of its files.</param>
public sealed class Machine(string root = "/")
{
    /// <summary>Who runs the rig.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>Opens the header's GPIO chip; no line is requested.</summary>
    public Func<GpioController> Gpio { get; init; } = () => HeaderGpio.Open();

    /// <summary>Who holds a line of the header; null where nobody does.</summary>
    public Func<int, string?> LineHolder { get; init; } = line => HeaderLines.HolderOf(line);

    /// <summary>Opens an I2C bus by number.</summary>
    public Func<int, I2cBus> I2c { get; init; } = I2cBus.Create;

    /// <summary>Whether a device may be opened, which is not the same as opening it: that would move the control lines of a serial port.</summary>
    public Func<string, bool> MayOpen { get; init; } = DeviceFile.MayOpen;

    /// <summary>Finds a network interface by name, or says why there is none.</summary>
    public Func<string, (HostInterface? Found, string? Refusal)> Interface { get; init; } =
        name => HostInterface.Find(name, out var refusal) is { } found ? (found, null) : (null, refusal);

    /// <summary>Asks for an address as a phone would; takes some seconds.</summary>
    public Func<HostInterface, ImmutableArray<ProbedServer>> AskForAddress { get; init; } =
        device => new DhcpProbeRun(new DhcpProbeRequest { Interface = device }).Run(CancellationToken.None);

    /// <summary>Asks the server that watches a supply; takes three seconds at the most.</summary>
    public Func<NutAddress, UpsReading> AskUps { get; init; } = supply => new NutUps(supply, TimeProvider.System).Read();

    /// <summary>The bytes that are free where a rig keeps its state.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Where a file of this machine is.</summary>
    /// <param name="path">Its path on the machine, from "/" on.</param>
    public string PathOf(string path) => Path.Combine(root, path.TrimStart('/'));

    /// <summary>Whether there is such a file, device or folder.</summary>
    public bool Exists(string path) => Path.Exists(PathOf(path));

    /// <summary>What a file says; null where there is none or it may not be read.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(PathOf(path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A number of the device tree, 32 bits with the highest byte first (Devicetree Specification 0.4, 2.2.4); null where there is none.</summary>
    public uint? Cell(string path)
    {
        try
        {
            return BinaryPrimitives.TryReadUInt32BigEndian(File.ReadAllBytes(PathOf(path)), out var cell) ? cell : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The names in a folder, sorted; none where there is no such folder.</summary>
    public IReadOnlyList<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(PathOf(folder)).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What a name leads to in the end: its own path where it is no link, or leads nowhere.</summary>
    public string Target(string path)
    {
        try
        {
            return new FileInfo(PathOf(path)).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? PathOf(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return PathOf(path);
        }
    }

    /// <summary>The processes that run.</summary>
    public IEnumerable<RunningProcess> Processes() =>
        from name in Names("/proc")
        let id = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        let comm = Read($"/proc/{id}/comm")
        where comm is not null
        select new RunningProcess(id, comm.Trim(), (Read($"/proc/{id}/cmdline") ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The processes that have a file or device open, as far as this user may see them.</summary>
    /// <param name="target">What its name leads to.</param>
    public IEnumerable<RunningProcess> Users(string target) =>
        Processes().Where(process => Names($"/proc/{process.Id}/fd").Any(file => Target($"/proc/{process.Id}/fd/{file}") == target));
}
