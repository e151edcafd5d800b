using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Doctor;

/// <summary>The interface of each segment: there, on, with the rig's address, and nobody else leasing addresses there.</summary>
internal sealed class NetworkLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine) => Segments.Of(rig).Select(segment => At(segment, machine));

    private static Finding At(Segment segment, Machine machine)
    {
        var (name, address) = (segment.Interface, segment.Network.Address);
        var (found, refusal) = machine.Interface(name);
        if (found is null)
        {
            return new Finding(FindingGrade.Problem, $"network: {refusal}", MakeVlan(name));
        }

        if (!found.IsUp)
        {
            return new Finding(FindingGrade.Problem, $"network: {name} is switched off", $"sudo ip link set {name} up");
        }

        if (!found.Addresses.Any(one => $"{one.Address}/{one.Prefix}" == address))
        {
            var has = found.Addresses.IsEmpty ? "no address" : string.Join(", ", found.Addresses.Select(one => $"{one.Address}/{one.Prefix}"));
            return new Finding(FindingGrade.Problem, $"network: {name} has {has}, and the rig file says {address}", $"sudo ip addr add {address} dev {name}");
        }

        return segment.Network.Dhcp == ServiceKind.BuiltIn
            ? Rivals(found, IPAddress.Parse(address.Split('/')[0]), machine)
            : new Finding(FindingGrade.InOrder, $"network: {name} is on, with {address}");
    }

    private static Finding Rivals(HostInterface device, IPAddress own, Machine machine)
    {
        try
        {
            var others = machine.AskForAddress(device).Select(server => server.Offer.Source).Where(server => !server.Equals(own)).Distinct().ToList();
            return others.Count == 0
                ? new Finding(FindingGrade.InOrder, $"network: {device.Name} is on, with {own}, and no other DHCP server answers there")
                : new Finding(
                    FindingGrade.Problem,
                    $"network: on {device.Name} another DHCP server answers, {string.Join(" and ", others)}: the rig would not lease addresses beside it",
                    $"phonerig dhcp probe --interface {device.Name}");
        }
        catch (HardwareFaultException closed)
        {
            return new Finding(FindingGrade.Warning, $"network: {device.Name} is on, with {own}; whether another DHCP server answers there could not be asked: {closed.Reason}");
        }
    }

    /// <summary>A VLAN's device is named after its adapter (<see cref="Segments"/>).</summary>
    private static string? MakeVlan(string name) => name.Split('.') is [var trunk, var vlan] ? $"sudo ip link add link {trunk} name {name} type vlan id {vlan} && sudo ip link set {name} up" : null;
}
