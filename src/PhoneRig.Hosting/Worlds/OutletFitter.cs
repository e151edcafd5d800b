using System.Net;
using System.Security.Cryptography;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Snmp;
using PhoneRig.Network.Sockets;
using Oid = PhoneRig.Network.Snmp.Oid;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Makes the power switches that are reached over the network. Secrets are read when they are first needed.</summary>
internal static class OutletFitter
{
    /// <summary>RFC 3414 section 11.2.</summary>
    private const int ShortestPassword = 8;

    /// <summary>A PoE port or an outlet by SNMP.</summary>
    public static IPowerSwitch Snmp(SnmpPowerConfig config)
    {
        var variable = config switch
        {
            { PoePort: { } port } => OutletVariables.PoePort(config.PoeGroup, port),
            { ApcOutlet: { } outlet } => OutletVariables.ApcOutlet(outlet),
            _ => Oid.Parse(config.Oid!),
        };
        var part = $"outlet {variable} of {config.Address}";
        SnmpSocket? socket = null;
        return new SnmpOutlet(part, variable, config.On, config.Off, (operation, value) => (socket ??= Open(part, config)).Ask(operation, value));
    }

    /// <summary>An outlet by HTTP.</summary>
    public static HttpOutlet Http(HttpPowerConfig config)
    {
        var part = $"outlet at {new Uri(config.On.Url).Authority}";
        return new HttpOutlet(part, config, () => config.PasswordFile is { } file ? SecretFile.Read(part, file) : null);
    }

    private static SnmpSocket Open(string part, SnmpPowerConfig config)
    {
        ISnmpEnvelope envelope = config.User is { } user
            ? new UsmEnvelope(UserOf(part, user), BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))))
            : new CommunityEnvelope(config.Community ?? SecretFile.Read(part, config.CommunityFile!));
        var agent = new IPEndPoint(IPAddress.Parse(config.Address), config.Port);
        return new SnmpSocket(agent, envelope, new SnmpOptions(), RandomNumberGenerator.GetInt32(int.MaxValue), TimeProvider.System);
    }

    private static UsmUser UserOf(string part, SnmpUserConfig user)
    {
        var password = SecretFile.Read(part, user.PasswordFile, ShortestPassword);
        return new UsmUser(
            user.Name,
            user.Hash == SnmpHash.Sha256 ? UsmHash.Sha256 : UsmHash.Sha,
            password,
            user.PrivacyPasswordFile is { } file ? SecretFile.Read(part, file, ShortestPassword) : password);
    }
}
