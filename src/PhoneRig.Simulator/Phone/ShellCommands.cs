using System.Collections.Immutable;
using System.Net;

namespace PhoneRig.Simulator.Phone;

/// <summary>The commands of the <c>setipcfg></c> shell, all but <c>q</c> (facts 5.4).</summary>
/// <param name="board">The phone's parts.</param>
internal sealed class ShellCommands(PhoneBoard board)
{
    /// <summary>The settings that are an address, in the order in which they are printed.</summary>
    private static readonly ImmutableArray<Setting> Settings =
    [
        new("ip", r => r.Address, (r, a) => r with { Address = a }),
        new("subnet", r => r.Mask, (r, a) => r with { Mask = a }),
        new("gwy", r => r.Gateway, (r, a) => r with { Gateway = a }),
        new("altserver", r => r.AlternateServer, (r, a) => r with { AlternateServer = a }),
    ];

    /// <summary>The commands without an argument that change the settings.</summary>
    private static readonly ImmutableArray<(string Name, Func<NetworkRecord, NetworkRecord> Change)> Changes =
    [
        ("clearalt", r => r with { AlternateServer = null }),
        ("save", r => r with { Dhcp = false }),
        ("enable", _ => NetworkRecord.Erased),
        // There is no IPv6 on the bench: they are taken and change nothing that shows.
        ("enable6", r => r),
        ("disable6", r => r),
    ];

    /// <summary>Runs one line.</summary>
    public void Run(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "" : words[0];
        if (Settings.FirstOrDefault(s => s.Name == name) is { } setting)
        {
            Set(setting, words);
        }
        else if (Changes.FirstOrDefault(c => c.Name == name).Change is { } change)
        {
            board.Flash.Network = change(board.Flash.Network);
            PrintStatus();
        }
        else if (name == "getcfg")
        {
            PrintStatus();
            foreach (var one in Settings)
            {
                Print(one);
            }
        }
        else if (name == "cmds")
        {
            board.Console.Line("cmds ip gwy subnet altserver clearalt save enable enable6 disable6 getcfg q");
        }
        else if (name.Length > 0)
        {
            board.Console.Line($"{name}: unknown or incomplete");
        }
    }

    /// <summary>Without an address a setting is only printed (L).</summary>
    private void Set(Setting setting, string[] words)
    {
        if (words.Length > 1 && IPAddress.TryParse(words[1], out var address))
        {
            board.Flash.Network = setting.Set(board.Flash.Network, address);
        }
        else if (words.Length > 1)
        {
            board.Console.Line($"{words[0]}: unknown or incomplete");
            return;
        }

        Print(setting);
    }

    private void Print(Setting setting) => board.Console.Line($"{setting.Name} - {setting.Get(board.Flash.Network) ?? IPAddress.Any}");

    /// <summary>The one status that has been seen (facts 5.4); what its bits mean nobody knows.</summary>
    private void PrintStatus() => board.Console.Line("status - 0x12310000");

    private sealed record Setting(string Name, Func<NetworkRecord, IPAddress?> Get, Func<NetworkRecord, IPAddress, NetworkRecord> Set);
}
