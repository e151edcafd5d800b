namespace PhoneRig.Network.Snmp;

/// <summary>The variables of common switches and power strips that feed what is plugged in: 1 is on, 2 is off.</summary>
public static class OutletVariables
{
    /// <summary>pethPsePortAdminEnable of a PoE port: true(1), false(2) (RFC 3621 section 4).</summary>
    public static Oid PoePort(int group, int port) => Oid.Parse("1.3.6.1.2.1.105.1.1.1.3").Then((uint)group, (uint)port);

    /// <summary>sPDUOutletCtl of an APC power strip: outletOn(1), outletOff(2) (PowerNet-MIB).</summary>
    public static Oid ApcOutlet(int outlet) => Oid.Parse("1.3.6.1.4.1.318.1.1.4.4.2.1.3").Then((uint)outlet);
}
