using System.Buffers.Binary;
using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Cli.Verbs;

/// <summary>What a DHCP server by itself hands out, from the command line and the interface's own address.</summary>
/// <param name="ownFiles">Whether this computer serves the files too, so that no other TFTP server can be named.</param>
internal sealed class DhcpServeOptions(bool ownFiles = false)
{
    /// <summary>Addresses leased where nobody says which: more phones than a laptop recovers.</summary>
    private const uint UsualPool = 100;

    private readonly Option<string?> range = Text("--range", "FROM-TO", "The addresses to lease (default: a hundred of the interface's own subnet)");
    private readonly Option<string?> tftp = Text("--tftp", "ADDRESS", "The TFTP server that phones are told of, in options 150 and 66, siaddr and sname (default: this computer)");
    private readonly Option<string?> router = Text("--router", "ADDRESS", "The router that phones are told of (default: this computer; some loaders stop without one)");
    private readonly Option<string[]> names = Texts("--dns", "ADDRESS", "A name server to tell phones of; may be given several times");
    private readonly Option<string?> domain = Text("--domain", "NAME", "The domain name to tell phones");
    private readonly Option<string[]> macs = Texts("--mac", "MAC", "A hardware address that is answered whatever it says it is; may be given several times");
    private readonly Option<string[]> reservations = Texts("--reserve", "MAC=ADDRESS", "An address that one phone gets and nobody else; may be given several times");

    private readonly Option<DhcpAudience?> answer = new("--answer")
    {
        Description = "Whom to answer: phones (by what they say they are, and the MACs given), listed (the MACs given) or all (default: phones)",
        HelpName = "WHOM",
        CustomParser = OptionText.ReadWord<DhcpAudience>,
    };

    private readonly Option<TimeSpan?> time = new("--lease-time") { Description = "How long a lease is, from 2m to 48h (default: 1h)", HelpName = "TIME", CustomParser = OptionText.ReadDuration };

    /// <summary>Gives the options to a verb.</summary>
    public Command On(Command verb)
    {
        foreach (var option in new Option[] { range, tftp, router, names, domain, answer, macs, reservations, time }.Where(option => option != tftp || !ownFiles))
        {
            verb.Options.Add(option);
        }

        return verb;
    }

    /// <summary>What the server does.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="device">The interface.</param>
    /// <exception cref="FormatException">Something does not fit; the message says what and what to do.</exception>
    public DhcpServerOptions Read(ParseResult parse, HostInterface device)
    {
        if (device.Addresses is not [var (own, prefix), ..])
        {
            throw new FormatException($"{device.Name} has no IPv4 address: give it one, such as \"sudo ip addr add 10.70.0.1/24 dev {device.Name}\"");
        }

        if (prefix is < 8 or > 30)
        {
            throw new FormatException($"{own}/{prefix} on {device.Name} leaves no room to lease: give it an address with a prefix of 8 to 30, such as 10.70.0.1/24");
        }

        var subnet = new Subnet(Number(own) & Mask(prefix), prefix);
        var (from, to) = Range(parse.GetValue(range), subnet, own);
        var reserved = Reservations(parse.GetValue(reservations)!, subnet, own);
        var lease = parse.GetValue(time) ?? TimeSpan.FromHours(1);
        if (lease < TimeSpan.FromMinutes(2))
        {
            throw new FormatException($"--lease-time {DurationText.Format(lease)}: phones would do little but renew; 2m at least");
        }

        return new DhcpServerOptions
        {
            Address = own,
            Mask = Address(Mask(prefix)),
            LeaseFrom = from,
            LeaseTo = to,
            LeaseTime = lease,
            TftpServer = AddressOf(parse, tftp),
            Router = AddressOf(parse, router),
            NameServers = [.. parse.GetValue(names)!.Select(name => Parse("--dns", name))],
            DomainName = Domain(parse.GetValue(domain)),
            Answer = parse.GetValue(answer) ?? DhcpAudience.Phones,
            KnownMacs = [.. parse.GetValue(macs)!.Select(mac => Mac("--mac", mac))],
            Reservations = reserved,
        };
    }

    /// <summary>The address that an option has; null where it is not given.</summary>
    /// <exception cref="FormatException">It is no address.</exception>
    public static IPAddress? AddressOf(ParseResult parse, Option<string?> option) => parse.GetValue(option) is { } text ? Parse(option.Name, text) : null;

    private static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    private static Option<string[]> Texts(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => [] };

    private static (IPAddress From, IPAddress To) Range(string? text, Subnet subnet, IPAddress own)
    {
        var number = Number(own);
        if (text is null)
        {
            // The side of its own address with more room; beside it, where people look.
            return subnet.Last - number >= number - subnet.First
                ? (Address(number + 1), Address(Math.Min(subnet.Last, number + UsualPool)))
                : (Address(Math.Max(subnet.First, number - Math.Min(number, UsualPool))), Address(number - 1));
        }

        if (text.Split('-') is not [var first, var last])
        {
            throw new FormatException($"--range \"{text}\": expected two addresses such as {Address(subnet.First + 1)}-{Address(subnet.Last)}");
        }

        var (from, to) = (Parse("--range", first), Parse("--range", last));
        foreach (var end in new[] { from, to })
        {
            if (!subnet.Has(end))
            {
                throw new FormatException($"--range \"{text}\": {end} is not in {subnet}, the interface's own subnet");
            }
        }

        return Number(from) <= Number(to) ? (from, to) : throw new FormatException($"--range \"{text}\": it ends before it begins");
    }

    private static ImmutableDictionary<string, IPAddress> Reservations(string[] texts, Subnet subnet, IPAddress own)
    {
        var all = new Dictionary<string, IPAddress>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            if (text.Split('=') is not [var mac, var address])
            {
                throw new FormatException($"--reserve \"{text}\": expected MAC=ADDRESS such as 00:1b:2c:3d:4e:5f={Address(subnet.Last)}");
            }

            var reserved = Parse("--reserve", address);
            if (!subnet.Has(reserved) || reserved.Equals(own) || all.ContainsValue(reserved) || !all.TryAdd(Mac("--reserve", mac), reserved))
            {
                throw new FormatException($"--reserve \"{text}\": each phone one address of {subnet}, each address one phone, and none the interface's own");
            }
        }

        return all.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string? Domain(string? text) => text is null or { Length: > 0 and <= 255 } && text?.Any(letter => letter is <= ' ' or > '~') != true
        ? text
        : throw new FormatException($"--domain \"{text}\": expected a name such as lab.example");

    /// <summary>As people write it: the framework takes 10.1 for an address too, which nobody means.</summary>
    private static IPAddress Parse(string option, string text) => IPAddress.TryParse(text, out var address) && address.ToString() == text && address.GetAddressBytes().Length == 4
        ? address
        : throw new FormatException($"{option} \"{text}\": expected an address such as 10.70.0.1");

    private static string Mac(string option, string text) => MacText.TryNormalize(text, out var mac) && MacText.IsHost(mac)
        ? mac
        : throw new FormatException($"{option} \"{text}\": expected a phone's hardware address such as 00:1b:2c:3d:4e:5f");

    private static uint Mask(int prefix) => uint.MaxValue << (32 - prefix);

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }

    private readonly record struct Subnet(uint Network, int Prefix)
    {
        public uint First => Network + 1;

        public uint Last => (Network | ~Mask(Prefix)) - 1;

        public bool Has(IPAddress address) => Number(address) >= First && Number(address) <= Last;

        public override string ToString() => $"{Address(Network)}/{Prefix}";
    }
}
