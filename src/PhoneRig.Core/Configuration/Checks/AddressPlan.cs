namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A segment's addresses fit together: the rig's own with its prefix, and what is leased.</summary>
/// <param name="file">The rig file.</param>
/// <param name="stations">How many phones need a lease.</param>
/// <param name="part">Where the segment stands in the file.</param>
internal sealed class AddressPlan(ReadFile<RigConfig> file, int stations, params string[] part)
{
    /// <summary>Says what does not fit.</summary>
    /// <returns>The subnet; null where the rig's own address is none.</returns>
    public Subnet? Check(string address, string? leaseFrom, string? leaseTo)
    {
        var from = Address(leaseFrom, "lease-from");
        var to = Address(leaseTo, "lease-to");
        if (Subnet.Parse(address) is not { } subnet)
        {
            At($"\"{address}\" is no address with its prefix, such as 10.70.0.1/24", "address");
            return null;
        }

        CheckOwn(subnet);
        CheckLease(from, subnet, "lease-from");
        CheckLease(to, subnet, "lease-to");
        if (from is { } first && to is { } last)
        {
            CheckRange(first, last, subnet.Own);
        }

        return subnet;
    }

    private void CheckRange(Ipv4 first, Ipv4 last, Ipv4 own)
    {
        if (first.Value > last.Value)
        {
            At($"the leases end at {last} before they begin at {first}", "lease-to");
        }
        else if (own.Value >= first.Value && own.Value <= last.Value)
        {
            At($"the rig's own address {own} is among the leases {first} to {last}", "lease-from");
        }
        else if (last.Value - first.Value + 1 < (uint)stations)
        {
            At($"{last.Value - first.Value + 1} leases for {stations} stations: each phone needs one", "lease-to");
        }
    }

    private void CheckOwn(Subnet subnet)
    {
        if (!subnet.HasHost(subnet.Own))
        {
            At($"{subnet.Own} is the {(subnet.Own.Value < subnet.First.Value ? "network's own" : "broadcast")} address of its /{subnet.Prefix}: the rig needs one between", "address");
        }
    }

    private void CheckLease(Ipv4? lease, Subnet subnet, string key)
    {
        if (lease is not { } address)
        {
            return;
        }

        if (!subnet.Has(address))
        {
            At($"{address} is outside the rig's network {subnet}", key);
        }
        else if (!subnet.HasHost(address))
        {
            At($"{address} is the network's own or broadcast address: no phone can have it", key);
        }
    }

    private Ipv4? Address(string? text, string key)
    {
        if (text is null)
        {
            return null;
        }

        var address = Ipv4.Parse(text);
        if (address is null)
        {
            At($"\"{text}\" is no address such as 10.70.0.100", key);
        }

        return address;
    }

    private void At(string message, string key) => file.At(message, [.. part, key]);
}
